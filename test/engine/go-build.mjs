import { chmod, copyFile, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { engineFile, executableName, isExecutable, pathFolders, root } from "./places.mjs";
import { publish } from "./publish.mjs";
import { cliName, wantedVersion } from "./pulumi-cli.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** Of both programs; fewer if Go's cache already contains some. */
const allPackages = 1_922;
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const programs = [
  {
    module: "cli",
    name: cliName,
    source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    version: wantedVersion,
  },
  {
    // Newer ones are in no Go module.
    module: "language-host",
    name: executableName("pulumi-language-nodejs"),
    source: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    version: "3.68.0",
  },
];

/**
 * Builds the CLI from its locked Go modules (cli/ and language-host/) into `target`/bin.
 *
 * @param {string} target
 * @param {AbortSignal} signal
 * @param {(detail: string) => void} tell
 */
export async function buildWithGo(target, signal, tell) {
  const go = pathFolders()
    .map((folder) => path.join(folder, executableName("go")))
    .find(isExecutable);
  if (!go) throw new SetupError("there is no go on PATH");

  const count = { modules: 0, packages: 0 };
  const onLine = (line) => {
    if (line.startsWith("go: downloading ")) count.modules++;
    else if (/^[\w./-]+$/.test(line)) count.packages++;
    tell(count.packages ? `${count.packages} of ${allPackages} packages` : `${count.modules} modules`);
  };
  await publish(target, async (folder) => {
    const bin = path.join(folder, "bin");
    const work = path.join(folder, "work");
    await mkdir(bin);
    await mkdir(work);
    const env = {
      ...process.env,
      // Requires no C compiler, and ignores any go.work in a parent folder.
      ...{ CGO_ENABLED: "0", GOWORK: "off" },
      // Go leaves its working folder behind when it is killed. Here it is removed later.
      GOTMPDIR: work,
    };
    for (const { module, name, source, version } of programs) {
      const flags = `-s -w -X ${versionVariable}=v${version}`;
      const args = ["build", "-v", "-ldflags", flags, "-o", path.join(bin, name), source];
      await run(go, args, { cwd: engineFile(module), env, onLine, signal });
    }
    await rm(work, { recursive: true });
    for (const script of ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"]) {
      await copyFile(path.join(root, "node_modules", "@pulumi", "pulumi", script), path.join(bin, script));
      await chmod(path.join(bin, script), 0o755);
    }
  });
}
