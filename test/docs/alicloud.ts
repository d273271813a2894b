import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const VERSION = "3.108.0";
const INTEGRITY =
  "sha512-2/vDHOE5Jqhe1tiY/5cpRl/qG72hLBgaAa2mvIaeEUCmy2nx68b7yGCTZ4oCvMvWct40MfhvWaCesywXyfI1lw==";

/**
 * A folder inside the project in which a program finds @pulumi/alicloud, and everything else in the project.
 * The package has 9,000 files, so the project does not depend on it: it is downloaded when it is first needed (4 MB).
 */
export async function folderWithAlicloud(): Promise<string> {
  const folder = resolve(`.cache/alicloud-${VERSION}`);
  if (existsSync(folder)) return folder;
  mkdirSync(".cache", { recursive: true });
  const unfinished = mkdtempSync(resolve(".cache/alicloud-"));
  try {
    const target = join(unfinished, "node_modules/@pulumi/alicloud");
    mkdirSync(target, { recursive: true });
    const run = promisify(execFile);
    const pack = ["pack", `@pulumi/alicloud@${VERSION}`, "--json", "--pack-destination", unfinished];
    const { stdout } = await run("npm", pack, { cwd: unfinished });
    const [{ filename }] = JSON.parse(stdout);
    const file = join(unfinished, filename);
    const found = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
    if (found !== INTEGRITY) throw new Error(`@pulumi/alicloud ${VERSION} has another integrity: ${found}`);
    await run("tar", ["-xzf", file, "-C", target, "--strip-components", "1"]);
    rmSync(file);
    renameSync(unfinished, folder);
    return folder;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
