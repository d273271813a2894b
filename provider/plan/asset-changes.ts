import type { AssetArgs } from "../arguments/args";
import { diffManifests, pathsOf } from "../manifest/manifest";
import { basesOf, urlOf } from "./asset-targets";
import { type Change, REMOVED } from "./change";
import { isFallbackNew, wholeBases } from "./whole-bases";

/**
 * The changed URLs under existing base URLs, and all URLs under new ones. Added URLs are included because an edge may
 * have cached "not found" for them, removed ones because an edge may continue to serve them. A URL below two bases has
 * the reason of the last base, independent of their order in the arguments. With a fallback page, a change of that page
 * is a change of everything below the bases, and so is a new base.
 */
export function assetChanges(old: AssetArgs, now: AssetArgs): Change[] {
  const type = now.objectType ?? "File";
  const isNewType = type !== (old.objectType ?? "File");
  const { changed, added, removed } = diffManifests(old.assets, now.assets);
  const oldBases = new Set(basesOf(old));
  const isNew = (base: string) => isNewType || !oldBases.has(base);
  const bases = basesOf(now);
  const urlsOf = (paths: readonly string[]) =>
    [...new Set(bases.flatMap((base) => paths.map((path) => urlOf(base, path))))].sort();
  const gone = urlsOf(removed);
  if (isFallbackNew(old, now))
    return wholeBases(bases, "fallback", { removed: gone, changed: urlsOf([...changed, ...added]) });
  const whole = now.fallback === undefined ? [] : wholeBases(bases.filter(isNew), "new", { removed: gone });
  const reasons = new Map<string, string>();
  for (const base of bases) {
    const all = isNew(base);
    if (all) for (const path of pathsOf(now.assets)) reasons.set(urlOf(base, path), "new");
    for (const path of removed) reasons.set(urlOf(base, path), REMOVED);
    for (const path of all ? [] : added) reasons.set(urlOf(base, path), "added");
    for (const path of all ? [] : changed) reasons.set(urlOf(base, path), "changed");
  }
  const sorted = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  const files = sorted.map(([path, reason]) => ({ reason, target: { type, path } }));
  return [
    ...whole,
    ...files.filter(({ target }) => !whole.some((above) => target.path.startsWith(above.target.path))),
  ];
}
