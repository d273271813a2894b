import { existsSync } from "node:fs";
import path from "node:path";
import { ensure } from "./lock.mjs";
import { cacheFolder, executableName, isExecutable, pathFolders } from "./places.mjs";
import { publish } from "./publish.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** The SDK that the tests use. It requires a CLI that is not newer. */
const wanted = "3.272.0";
const installsWithin = 300_000;

/**
 * A Python 3 on PATH, and a folder for PYTHONPATH with Pulumi's SDK, which pip installs if it is missing.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<{ python: string, packages: string }>}
 * @throws {SetupError} that says what is missing
 */
export async function ensurePython(signal) {
  const python = pathFolders()
    .map((folder) => path.join(folder, executableName("python3")))
    .find(isExecutable);
  if (!python) throw new SetupError("there is no python3 on PATH");
  // Its compiled parts depend on the version of Python.
  const say = "import sys; print('%d.%d' % sys.version_info[:2])";
  const version = (await run(python, ["-c", say], { signal })).trim();
  const target = path.join(cacheFolder(), `python-${version}-pulumi-${wanted}`);
  await ensure({
    isReady: () => existsSync(target),
    lock: `${target}.lock`,
    bring: () => publish(target, (folder) => install(python, folder, signal)),
    signal,
  });
  return { python, packages: target };
}

async function install(python, folder, signal) {
  const args = ["-m", "pip", "install", "--quiet", "--target", folder, `pulumi==${wanted}`];
  try {
    await run(python, args, { signal: AbortSignal.any([signal, AbortSignal.timeout(installsWithin)]) });
  } catch (error) {
    signal.throwIfAborted();
    throw new SetupError(`pip cannot install pulumi ${wanted}: ${error.message.split("\n").at(-1)}`);
  }
}
