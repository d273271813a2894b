import type { Args, AssetArgs } from "../arguments/args";
import { chosenService } from "../arguments/chosen";
import { hash } from "../effects/hash";
import type { Target } from "../services/target";
import { servedHashes } from "./served-hashes";

/**
 * What a target stands for under these arguments: the trigger and, with assets, the bytes behind the URL or below the
 * directory. A refresh that was accepted for one version holds for as long as the version is the same.
 */
export function versionsIn(args: Args): (target: Target) => string {
  const trigger = args.trigger ?? "";
  if (!("assets" in args)) {
    // Stacks know what the first service took by the trigger alone.
    const service = chosenService(args);
    const version = hash(service === "cdn" ? trigger : `${trigger}\n${service}`);
    return () => version;
  }
  const served = servedBy(args);
  // Which page is served for URLs without a file.
  const fallback = args.fallback === undefined ? "" : `\n${args.fallback}`;
  return ({ type, path }) => {
    const content = type === "Directory" ? contentBelow(path, served) + fallback : (served.get(path) ?? "");
    return hash(`${trigger}\n${content}`);
  };
}

/** URL -> hash of what is served there; of both where bases overlap. */
function servedBy(args: AssetArgs): ReadonlyMap<string, string> {
  const all = [...servedHashes(args)];
  return new Map(all.map(([url, hashes]) => [url, hashes.map((one) => `${one} `).join("")]));
}

function contentBelow(directory: string, served: ReadonlyMap<string, string>): string {
  const below = [...served].filter(([url]) => url.startsWith(directory));
  return below
    .map((entry) => entry.join(" "))
    .sort()
    .join("\n");
}
