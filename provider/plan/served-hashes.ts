import type { AssetArgs } from "../arguments/args";
import { parseManifest } from "../manifest/manifest";
import { basesOf, urlOf } from "./asset-targets";

/** For each URL, the hashes of the files that it may serve: more than one if it is below several bases. */
export function servedHashes(args: AssetArgs): ReadonlyMap<string, readonly string[]> {
  const parsed = parseManifest(args.assets);
  const { paths, hashes } = "manifest" in parsed ? parsed.manifest : { paths: [], hashes: [] };
  const served = new Map<string, readonly string[]>();
  for (const base of basesOf(args)) {
    paths.forEach((path, index) => {
      const url = urlOf(base, path);
      served.set(url, [...(served.get(url) ?? []), hashes[index] ?? ""]);
    });
  }
  return served;
}
