import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const NAME = "pulumi-language-yaml";

/**
 * The folder of the language host for YAML: that of the CLI, as in Pulumi's releases; otherwise the one in which
 * `go build -C test/engine/yaml-host -o ~/.cache/pulumi-alicloud-refresh/pulumi-yaml-1.25.0/ <its package>` puts it.
 */
export function findYamlHost(): string | undefined {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    join(cache, "pulumi-alicloud-refresh/pulumi-yaml-1.25.0"),
  ];
  return folders.find((folder) => isExecutable(join(folder, NAME)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
