import type { AssetArgs } from "../../sdk/args";
import { parseManifest } from "../../sdk/assets/manifest";
import type { Target } from "./target";

/** Every URL of the assets, under every base, once and in order. */
export function assetTargets(args: AssetArgs): Target[] {
  const paths = pathsOf(args.assets);
  const urls = args.baseUrls.flatMap((base) => paths.map((path) => urlOf(base, path)));
  return [...new Set(urls)].sort().map((path) => ({ type: args.objectType ?? "File", path }));
}

/** The arguments are valid by now, and so is the manifest. */
export function pathsOf(assets: string): readonly string[] {
  const parsed = parseManifest(assets);
  return "manifest" in parsed ? parsed.manifest.paths : [];
}

/** A base ends in a slash, a path begins with one. */
export function urlOf(base: string, path: string): string {
  return base + path.slice(1);
}
