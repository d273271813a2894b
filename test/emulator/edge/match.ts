import type { AcceptedRefresh } from "../refresh-sink";
import { siteOfHost } from "../site-names";
import { cacheKey, parseObjectPath, withoutQuery } from "./cache-key";
import type { Copy } from "./copy";
import { urlPattern } from "./url-pattern";

/** Whether a refresh applies to the copy with a key. */
type Matches = (key: string, copy: Pick<Copy, "tags">) => boolean;

/** The cache keys to which a File refresh applies. */
export function fileKeys(paths: readonly string[], ignoresQuery: (site: string) => boolean): string[] {
  return paths.flatMap((path) => {
    const place = parseObjectPath(path);
    return place ? [cacheKey(place, ignoresQuery(place.site))] : [];
  });
}

/** The copies to which a refresh of any type except File applies. */
export function matcher(
  { objectType, paths, domainName, siteName }: AcceptedRefresh,
  sites: readonly string[],
): Matches {
  const host = domainName?.toLowerCase();
  const isMeant = (key: string) =>
    siteName === undefined ? hostOf(key) === host : siteOfHost(sites, hostOf(key)) === siteName;
  if (objectType === "CacheTag") {
    const tags = new Set(paths);
    return (key, copy) => copy.tags.some((tag) => tags.has(tag)) && isMeant(key);
  }
  if (objectType === "All") return isMeant;
  if (objectType === "Hostname") {
    const hosts = new Set(paths.map((path) => path.toLowerCase()));
    return (key) => hosts.has(hostOf(key));
  }
  if (objectType === "Regex") {
    const patterns = paths.map(urlPattern);
    return (key) => patterns.some((pattern) => pattern(key));
  }
  const keys = fileKeys(paths, () => true);
  if (objectType === "Directory") return below(keys.filter((key) => key.endsWith("/")));
  const anyQuery = new Set(keys);
  return (key) => anyQuery.has(withoutQuery(key));
}

/** The keys to which a refresh may apply although they have no copy yet: that may get any tag. */
export function mayMean(
  refresh: AcceptedRefresh,
  ignoresQuery: (site: string) => boolean,
  sites: readonly string[],
): (key: string) => boolean {
  if (refresh.objectType === "File") {
    const keys = new Set(fileKeys(refresh.paths, ignoresQuery));
    return (key) => keys.has(key);
  }
  const matches = matcher(refresh, sites);
  return (key) => matches(key, { tags: refresh.paths });
}

const hostOf = (key: string) => key.slice(0, key.indexOf("/"));

/** Tells whether a key is below one of the directories. */
function below(directories: readonly string[]): Matches {
  const known = new Map<string, boolean>();
  return (key) => {
    const path = withoutQuery(key);
    const parent = path.slice(0, path.lastIndexOf("/") + 1);
    const isInside = known.get(parent) ?? directories.some((directory) => parent.startsWith(directory));
    known.set(parent, isInside);
    return isInside;
  };
}
