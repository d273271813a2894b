import type { AssetArgs } from "../arguments/args";
import { pathsOf } from "../manifest/manifest";
import { canonicalUrl } from "../services/canonical";
import type { Target } from "../services/target";

/** All URLs of the assets under all base URLs, sorted and without duplicates. */
export function assetTargets(args: AssetArgs): Target[] {
  const paths = pathsOf(args.assets);
  const urls = basesOf(args).flatMap((base) => paths.map((path) => urlOf(base, path)));
  return [...new Set(urls)].sort().map((path) => ({ type: args.objectType ?? "File", path }));
}

/** The base URLs in canonical form. State keeps them as written. */
export function basesOf({ baseUrls }: AssetArgs): string[] {
  return [...new Set(baseUrls.map(canonicalUrl))].sort();
}

/** A base ends in a slash, and a path, which is already canonical, starts with one. */
export function urlOf(base: string, path: string): string {
  return base + path.slice(1);
}
