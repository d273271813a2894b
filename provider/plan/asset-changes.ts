import type { AssetArgs } from "../../sdk/args";
import { diffManifests, pathsOf } from "../../sdk/assets/manifest";
import { basesOf, urlOf } from "./asset-targets";
import type { Change } from "./change";

/**
 * What differs under the bases that stay, and everything under bases that are new. Added URLs too: an edge may have
 * cached that they were not found. Removed ones too: an edge may go on serving them. A URL that is below two bases has the
 * reason of the last one, whatever the order in which they are given.
 */
export function assetChanges(old: AssetArgs, now: AssetArgs): Change[] {
  const type = now.objectType ?? "File";
  const isNewType = type !== (old.objectType ?? "File");
  const { changed, added, removed } = diffManifests(old.assets, now.assets);
  const oldBases = new Set(basesOf(old));
  const reasons = new Map<string, string>();
  for (const base of basesOf(now)) {
    const all = isNewType || !oldBases.has(base);
    if (all) for (const path of pathsOf(now.assets)) reasons.set(urlOf(base, path), "new");
    for (const path of removed) reasons.set(urlOf(base, path), "removed");
    for (const path of all ? [] : added) reasons.set(urlOf(base, path), "added");
    for (const path of all ? [] : changed) reasons.set(urlOf(base, path), "changed");
  }
  const sorted = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, reason]) => ({ reason, target: { type, path } }));
}
