import type { Args, AssetArgs } from "../arguments/args";
import { chosenService } from "../arguments/chosen";
import { hash } from "../effects/hash";
import type { Target } from "../services/target";
import { servedHashes } from "./served-hashes";

/**
 * The version of a target under these arguments: a hash of the trigger and, with assets, of the files at the URL or
 * below the directory. A target that was accepted for one version is done as long as its version stays the same.
 */
export function versionsIn(args: Args): (target: Target) => string {
  const trigger = args.trigger ?? "";
  if (!("assets" in args)) {
    // Existing stacks have versions for cdn that are hashes of the trigger alone.
    const service = chosenService(args);
    const version = hash(service === "cdn" ? trigger : `${trigger}\n${service}`);
    return () => version;
  }
  const served = servedBy(args);
  // The page for URLs without a file is also part of a directory.
  const fallback = args.fallback === undefined ? "" : `\n${args.fallback}`;
  return ({ type, path }) => {
    const content = type === "Directory" ? contentBelow(path, served) + fallback : (served.get(path) ?? "");
    return hash(`${trigger}\n${content}`);
  };
}

/** For each URL, the hashes of the files that it may serve, as text. */
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
