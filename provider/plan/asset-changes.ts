import type { AssetArgs } from "../../sdk/args";
import { diffManifests, parseManifest } from "../../sdk/assets/manifest";
import type { Change } from "./changes";
import type { Target } from "./target";

/** Every URL of the assets, under every base, once and in order. */
export function assetTargets(args: AssetArgs): Target[] {
  const paths = pathsOf(args.assets);
  const urls = args.baseUrls.flatMap((base) => paths.map((path) => urlOf(base, path)));
  return [...new Set(urls)].sort().map((path) => ({ type: args.objectType ?? "File", path }));
}

/**
 * What differs under the bases that stay, and everything under bases that are new. Added URLs too: an edge may have
 * cached that they were not found. Removed ones too: an edge may go on serving them.
 */
export function assetChanges(old: AssetArgs, now: AssetArgs): Change[] {
  const type = now.objectType ?? "File";
  const isNewType = type !== (old.objectType ?? "File");
  const { changed, added, removed } = diffManifests(old.assets, now.assets);
  const reasons = new Map<string, string>();
  for (const base of now.baseUrls) {
    const all = isNewType || !old.baseUrls.includes(base);
    if (all) for (const path of pathsOf(now.assets)) reasons.set(urlOf(base, path), "new");
    for (const path of removed) reasons.set(urlOf(base, path), "removed");
    for (const path of all ? [] : added) reasons.set(urlOf(base, path), "added");
    for (const path of all ? [] : changed) reasons.set(urlOf(base, path), "changed");
  }
  const sorted = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, reason]) => ({ reason, target: { type, path } }));
}

/** The arguments are valid by now, and so is the manifest. */
function pathsOf(assets: string): readonly string[] {
  const parsed = parseManifest(assets);
  return "manifest" in parsed ? parsed.manifest.paths : [];
}

/** A base ends in a slash, a path begins with one. */
function urlOf(base: string, path: string): string {
  return base + path.slice(1);
}
