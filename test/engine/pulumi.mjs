import path from "node:path";
import { buildWithGo } from "./go-build.mjs";
import { ensure } from "./lock.mjs";
import { downloadOfficially } from "./official-download.mjs";
import { cacheFolder, officialCache } from "./places.mjs";
import { step } from "./progress.mjs";
import { builtCli, cliName, inspect, officialClis, onPath, wantedVersion } from "./pulumi-cli.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * The Pulumi CLI to use: one on PATH, in the official cache, or built here earlier. If there is none,
 * it is downloaded or, if that fails, built with Go.
 *
 * @param {string} node folder of the Node to use
 * @param {AbortSignal} signal
 * @returns {Promise<import("./pulumi-cli.mjs").PulumiCli>}
 * @throws {SetupError} that says what was tried and what to install
 */
export async function ensurePulumi(node, signal) {
  const target = path.join(cacheFolder(), `pulumi-${wantedVersion}`);
  let found;
  let tried;

  const lookIn = async (way, files, none) => {
    if (found) return;
    if (files.length === 0) tried.push({ way, reason: none });
    for (const file of files) {
      const cli = await inspect(file, signal);
      if (!cli.unusable) {
        found = cli;
        return;
      }
      tried.push({ way, reason: `${file} ${cli.unusable}` });
    }
  };
  const present = async () => {
    tried = [];
    await lookIn("PATH", onPath(), "holds no pulumi");
    await lookIn("official cache", officialClis(), `no new enough version in ${officialCache()}`);
    found ??= builtCli(target);
    return Boolean(found);
  };

  const bring = async (way, title, work, file) => {
    if (found) return;
    try {
      await step(title, (tell) => work(tell).catch(shorten));
      await lookIn(way, [file]);
    } catch (error) {
      signal.throwIfAborted();
      tried.push({ way, reason: error.message });
    }
  };
  const download = () =>
    bring(
      "official download",
      `downloading Pulumi ${wantedVersion}`,
      () => downloadOfficially(node, signal),
      path.join(officialCache(), wantedVersion, "bin", cliName),
    );
  const build = () =>
    bring(
      "build with Go",
      `building Pulumi ${wantedVersion} with Go (about 3 min)`,
      (tell) => buildWithGo(target, signal, tell),
      path.join(target, "bin", cliName),
    );

  await ensure({
    isReady: present,
    lock: `${target}.lock`,
    async bring() {
      await download();
      await build();
      if (!found) throw missing(tried);
    },
    signal,
  });
  return found;
}

/** A failed program's last line says why. */
function shorten(error) {
  throw new SetupError(error.message.split("\n").at(-1));
}

const missing = (tried) =>
  new SetupError(
    [
      `No Pulumi CLI ${wantedVersion} or newer was found, and none could be brought. Tried:`,
      ...tried.map(({ way, reason }) => `  ${way}: ${reason}`),
      `Install the Pulumi CLI (https://www.pulumi.com/docs/install/), so that "pulumi version" says v${wantedVersion} or newer,`,
      "or install Go (https://go.dev/dl/), which builds it here; then run this again.",
    ].join("\n"),
  );
