import { existsSync, readdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { executableName, isExecutable, officialCache, pathFolders } from "./places.mjs";
import { run } from "./run.mjs";

/** The oldest supported CLI, and the one that is installed if there is none: this project is tested with it. */
export const wantedVersion = "3.251.0";

const script =
  process.platform === "win32" ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
/** What the CLI starts for a program in JavaScript or TypeScript and for its dynamic resources. */
const companions = [executableName("pulumi-language-nodejs"), script];
export const cliName = executableName("pulumi");

const answersWithin = 20_000;

/** @typedef {{ file: string, version: string }} PulumiCli */

/**
 * Checks whether a CLI can be used.
 *
 * @param {string} file
 * @param {AbortSignal} signal
 * @returns {Promise<PulumiCli | { file: string, unusable: string }>}
 */
export async function inspect(file, signal) {
  let response;
  try {
    response = await run(file, ["version"], {
      signal: AbortSignal.any([signal, AbortSignal.timeout(answersWithin)]),
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
  } catch (error) {
    signal.throwIfAborted();
    return { file, unusable: `does not run (${error.message.split("\n", 2).join(": ")})` };
  }
  const version = /^v?(\d+\.\d+\.\d+\S*)$/m.exec(response)?.[1];
  if (!version) return { file, unusable: "does not tell its version" };
  if (!isNewEnough(version)) return { file, unusable: `is version ${version}` };

  const places = [path.dirname(file), path.dirname(await realpath(file)), ...pathFolders()];
  const missing = companions.filter(
    (name) => !places.some((folder) => isExecutable(path.join(folder, name))),
  );
  if (missing.length > 0)
    return { file, unusable: `has no ${missing.join(" and no ")} beside it or on PATH` };
  return { file, version };
}

/** Every CLI on PATH, in its order. */
export const onPath = () =>
  [...new Set(pathFolders())].map((folder) => path.join(folder, cliName)).filter(isExecutable);

/** Every CLI in the official cache that is new enough: first the one that the tests use, then the newest. */
export function officialClis() {
  const folder = officialCache();
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter(isNewEnough)
    .sort((a, b) => Number(b === wantedVersion) - Number(a === wantedVersion) || compare(b, a))
    .map((version) => path.join(folder, version, "bin", cliName))
    .filter(isExecutable);
}

/** @returns {PulumiCli | undefined} what `target` contains: checked when it was built, and complete or absent */
export function builtCli(target) {
  const file = path.join(target, "bin", cliName);
  return isExecutable(file) ? { file, version: wantedVersion } : undefined;
}

const compare = (a, b) => a.localeCompare(b, "en", { numeric: true });

/** Another major version is not compatible. */
const isNewEnough = (version) =>
  version.split(".")[0] === wantedVersion.split(".")[0] && compare(version, wantedVersion) >= 0;
