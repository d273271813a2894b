import path from "node:path";
import { engineFile, executableName, officialCache } from "./places.mjs";
import { publish } from "./publish.mjs";
import { wantedVersion } from "./pulumi-cli.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

const limits = {
  /** Until the vendor's server responds: a host that cannot be reached should fail soon. */
  response: 5_000,
  /** For the whole download, about 100 MB. */
  whole: 10 * 60_000,
};

/**
 * Lets Pulumi's Automation API download the CLI into the official cache.
 *
 * @param {string} node folder of the Node to use
 * @param {AbortSignal} signal
 */
export const downloadOfficially = (node, signal) =>
  publish(path.join(officialCache(), wantedVersion), async (folder) => {
    const limit = new AbortController();
    let timer;
    const allow = (milliseconds, what) => {
      clearTimeout(timer);
      timer = setTimeout(
        () => limit.abort(new SetupError(`${what} within ${milliseconds / 1000} s`)),
        milliseconds,
      );
    };
    try {
      await run(
        path.join(node, executableName("node")),
        [engineFile("install-official.mjs"), wantedVersion, folder],
        {
          // Node's fetch uses HTTPS_PROXY only with this variable.
          env: { ...process.env, NODE_USE_ENV_PROXY: "1" },
          signal: AbortSignal.any([signal, limit.signal]),
          onLine(line) {
            if (line === "asking") allow(limits.response, "no response");
            if (line === "answered") allow(limits.whole, "not complete");
          },
        },
      );
    } finally {
      clearTimeout(timer);
    }
  });
