import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The plugin of this checkout, as npm's `bin` would put it on PATH. */
export function pluginOnPath(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/provider/plugin/cli.js")}" "$@"\n`;
  writeFileSync(join(bin, "pulumi-resource-alicloud-refresh"), script, { mode: 0o755 });
  return bin;
}
