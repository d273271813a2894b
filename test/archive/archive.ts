import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundle } from "./bundle";
import { thirdParty } from "./third-party";

const NAME = "pulumi-resource-alicloud-refresh";

/** An archive for `pulumi plugin install --file`: the plugin as one script that needs only Node, and the licences. */
export interface Archive {
  readonly file: string;
  readonly version: string;
}

/** Writes the archive to `folder`. */
export async function makeArchive(folder: string): Promise<Archive> {
  const { version, description, license, engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const { code, packages } = await bundle();
  const content = mkdtempSync(join(tmpdir(), "archive-"));
  try {
    const write = (name: string, text: string, mode = 0o644) =>
      writeFileSync(join(content, name), text, { mode });
    write(NAME, code, 0o755);
    write(`${NAME}.cmd`, `@node "%~dp0${NAME}" %*\r\n`);
    // Without this file, a package.json in a parent folder could make the script an ES module.
    const manifest = { name: NAME, version, description, license, engines, type: "commonjs", private: true };
    write("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
    write("THIRD-PARTY.txt", thirdParty(packages));
    copyFileSync("LICENSE", join(content, "LICENSE"));
    const file = resolve(folder, `${NAME}-v${version}.tar.gz`);
    const names = [NAME, `${NAME}.cmd`, "package.json", "LICENSE", "THIRD-PARTY.txt"];
    execFileSync("tar", ["-czf", file, "-C", content, ...names]);
    return { file, version };
  } finally {
    rmSync(content, { recursive: true });
  }
}
