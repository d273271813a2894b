/**
 * The name under which a node keeps what a URL answers: host, path, query string; no scheme, no port.
 *
 * By the vendor's page "Create custom cache keys" (2025-09-05) the key is "the request URL, including its
 * parameters". No page says that http and https have copies of their own, and RefreshObjectCaches takes
 * scheme-less paths, so the two share one copy here and either form of an object path refreshes it.
 */
export function cacheKey(url: URL, ignoreQuery: boolean): string {
  return url.hostname + url.pathname + (ignoreQuery ? "" : url.search);
}

/** Reads an object path: an absolute http(s) URL or `host/path`. Undefined when it is neither. */
export function parseObjectPath(path: string): URL | undefined {
  const [, scheme = "http://", rest = ""] = /^(https?:\/\/)?([^/?#].*)$/is.exec(path) ?? [];
  return URL.canParse(scheme + rest) ? new URL(scheme + rest) : undefined;
}

export function withoutQuery(key: string): string {
  const query = key.indexOf("?");
  return query === -1 ? key : key.slice(0, query);
}
