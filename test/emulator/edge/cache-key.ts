/** The parts of a URL that a node distinguishes: the host without port, and path and query exactly as sent. */
interface Place {
  readonly site: string;
  readonly target: string;
}

/**
 * The key of a copy in a node's cache: host, path and query string, without scheme and port.
 *
 * By the vendor's page "Create custom cache keys" (2025-09-05) the key is "the request URL, including its
 * parameters". No page says that http and https have copies of their own, and RefreshObjectCaches takes
 * scheme-less paths, so the two share one copy here and either form of an object path refreshes it.
 *
 * No page says either that paths are brought into one form: like a cache without rules, a node keeps a raw character,
 * its upper-case escape and its lower-case one apart, and so `//a`, `/b/../a` and `/a`.
 */
export function cacheKey({ site, target }: Place, ignoreQuery: boolean): string {
  return site + (ignoreQuery ? withoutQuery(target) : target);
}

/** Parses an object path: an absolute http(s) URL or `host/path`. Undefined if it is neither. */
export function parseObjectPath(path: string): Place | undefined {
  const [, host, target] = /^(?:https?:\/\/)?([^/?#\s]+)(\/.*)$/is.exec(path) ?? [];
  if (host === undefined || target === undefined) return undefined;
  return { site: host.toLowerCase().replace(/:\d+$/, ""), target };
}

export function withoutQuery(key: string): string {
  const query = key.indexOf("?");
  return query === -1 ? key : key.slice(0, query);
}
