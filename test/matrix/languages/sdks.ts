import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { execute } from "../tarball";

/** Whether a command is on PATH. */
export const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/** Generates the SDKs of a schema with Pulumi's generators: `folder`/python, go and nodejs. */
export async function generateSdks(schema: string, folder: string): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
  await execute("go", ["run", "./gen-sdk", schema, folder], { cwd: "test/engine/cli", env });
}

/** Installs the SDK for Python, as a project does that depends on its folder, and mypy. */
export async function installPython(sdks: string, target: string): Promise<void> {
  await execute("python3", [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--target",
    target,
    join(sdks, "python"),
    "mypy",
  ]);
}

/** Compiles the Go files of a folder to `deploy` in it, with Pulumi's SDK of the CLI's version. */
export async function buildGo(folder: string, sdks: string): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-mod=mod" };
  const go = (...args: string[]) => execute("go", args, { cwd: folder, env });
  const { stdout: version } = await execute("pulumi", ["version"]);
  await go("mod", "init", "guide");
  const sdk = "example.com/pulumi-alicloud-refresh/sdk/go";
  await go(
    "mod",
    "edit",
    `-require=github.com/pulumi/pulumi/sdk/v3@${version.trim()}`,
    `-replace=${sdk}=${join(sdks, "go")}`,
  );
  await go("mod", "tidy");
  await go("vet", ".");
  await go("build", "-o", "deploy", ".");
}
