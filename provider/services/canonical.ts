import type { Target } from "./target";

/**
 * The canonical form of a target, however its path is written: that of the URL parser of browsers (WHATWG URL). Scheme
 * and host are in lower case, the host is in Punycode, the default port is left out, and path and query are
 * percent-encoded as browsers encode them; existing escapes are kept. A path without a scheme stays without one. Of a
 * regular expression only the domain and non-ASCII characters change.
 *
 * A path that is not a URL, which validation rejects, is returned unchanged.
 */
export function canonical({ type, path }: Target): Target {
  if (type === "CacheTag") return { type, path: canonicalTag(path) };
  if (type === "Hostname" || type === "All") return { type, path: canonicalHost(path) ?? path };
  return { type, path: canonicalPath(path, type === "Regex") };
}

/** The canonical form of a URL, such as a base URL. */
export const canonicalUrl = (base: string) => canonicalPath(base, false);

/** The host of an authority such as "Static.Example.com:443", as DNS knows it. Undefined if it is not valid. */
export function canonicalHost(authority: string): string | undefined {
  const url = parsed(`https://${authority}/`);
  // The parser takes a backslash for the end of the authority.
  return url?.pathname === "/" ? url.hostname : undefined;
}

const PARTS = /^(?:(https?):\/\/|(?![a-z][a-z\d+.-]*:\/\/))([^/?#]*)(.*)$/is;

/** Recognizes nearly all URLs of a large site without parsing them: parsing half a million takes seconds. */
const CANONICAL = /^(?:https?:\/\/)?(?:[a-z\d_-]+\.)+[a-z][a-z\d-]*\/[\w.~!$&'()*+,;=:@/%-]*$/;
const isCanonical = (path: string) => CANONICAL.test(path) && !/\/(?:\.|%2e)/i.test(path);

function canonicalPath(path: string, isRegex: boolean): string {
  if (isCanonical(path)) return path;
  const [, scheme, authority, rest = ""] = PARTS.exec(path) ?? [];
  const url = parsed(`${scheme ?? "http"}://${authority}${isRegex ? "/" : rest}`);
  if (!authority || !url) return path;
  // Without a scheme a path stands for both http and https, so both default ports are dropped.
  const origin = scheme ? url.origin : url.host.replace(/:443$/, "");
  return origin + (isRegex ? withoutUnicode(rest) : pathAndQuery(url));
}

/** Browsers encode "^" in paths, as the standard requires since 2024; older versions of Node do not. */
const pathAndQuery = ({ href, origin, pathname }: URL) =>
  pathname.replaceAll("^", "%5E") + href.slice(origin.length + pathname.length);

const withoutUnicode = (text: string) =>
  text.replace(/[^ -~]+/g, (part) => encodeURIComponent(part.toWellFormed()));

/** A site's id is not a host, although the parser reads a number as an IPv4 address. */
function canonicalTag(path: string): string {
  const end = path.indexOf(" ");
  const name = path.slice(0, end);
  return (/^\d+$/.test(name) ? name : (canonicalHost(name) ?? name)) + path.slice(end);
}

function parsed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}
