import type { AssetArgs } from "../arguments/args";
import { pathsOf } from "../manifest/manifest";
import { canonicalUrl } from "../services/canonical";
import type { Target } from "../services/target";

/** Every URL of the assets, under every base, once and in order. */
export function assetTargets(args: AssetArgs): Target[] {
  const paths = pathsOf(args.assets);
  const urls = basesOf(args).flatMap((base) => paths.map((path) => urlOf(base, path)));
  return [...new Set(urls)].sort().map((path) => ({ type: args.objectType ?? "File", path }));
}

/** The base URLs in their one form. State keeps them as they were written. */
export function basesOf({ baseUrls }: AssetArgs): string[] {
  return [...new Set(baseUrls.map(canonicalUrl))].sort();
}

/** A base ends in a slash, a path begins with one. A manifest's paths are in their one form. */
export function urlOf(base: string, path: string): string {
  return base + path.slice(1);
}
