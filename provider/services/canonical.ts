import type { Target } from "./target";

/**
 * The one form of a target, whichever way its path is written: as the URL parser that browsers share writes it (WHATWG
 * URL). Scheme and host are in lower case, the host is in Punycode, the default port is left out, and of the path and
 * the query everything is percent-encoded that browsers encode; escapes that are there stay as they are. A path without
 * a scheme stays without one. Of a regular expression only the domain and what is not ASCII is touched.
 *
 * What cannot be read as a URL, which validation refuses, is left as it is.
 */
export function canonical({ type, path }: Target): Target {
  if (type === "CacheTag") return { type, path: canonicalTag(path) };
  if (type === "Hostname" || type === "All") return { type, path: canonicalHost(path) ?? path };
  return { type, path: canonicalPath(path, type === "Regex") };
}

/** The one form of a URL, such as a base. */
export const canonicalUrl = (base: string) => canonicalPath(base, false);

/** The host of an authority such as "Static.Example.com:443" as DNS knows it, or undefined if it is none. */
export function canonicalHost(authority: string): string | undefined {
  const url = parsed(`https://${authority}/`);
  // The parser reads "\\" as the end of the authority.
  return url?.pathname === "/" ? url.hostname : undefined;
}

const PARTS = /^(?:(https?):\/\/|(?![a-z][a-z\d+.-]*:\/\/))([^/?#]*)(.*)$/is;

/** Nearly every path of a large site: to parse half a million takes seconds. */
const CANONICAL = /^(?:https?:\/\/)?(?:[a-z\d_-]+\.)+[a-z][a-z\d-]*\/[\w.~!$&'()*+,;=:@/%-]*$/;
const isCanonical = (path: string) => CANONICAL.test(path) && !/\/(?:\.|%2e)/i.test(path);

function canonicalPath(path: string, isRegex: boolean): string {
  if (isCanonical(path)) return path;
  const [, scheme, authority, rest = ""] = PARTS.exec(path) ?? [];
  const url = parsed(`${scheme ?? "http"}://${authority}${isRegex ? "/" : rest}`);
  if (!authority || !url) return path;
  // Without a scheme a path stands for both, so either's default port goes.
  const origin = scheme ? url.origin : url.host.replace(/:443$/, "");
  return origin + (isRegex ? withoutUnicode(rest) : pathAndQuery(url));
}

/** Browsers encode "^" in paths, as the standard says since 2024; older engines leave it. */
const pathAndQuery = ({ href, origin, pathname }: URL) =>
  pathname.replaceAll("^", "%5E") + href.slice(origin.length + pathname.length);

const withoutUnicode = (text: string) =>
  text.replace(/[^ -~]+/g, (part) => encodeURIComponent(part.toWellFormed()));

/** A site's id is no host, though it can be read as one: an IPv4 address is a number. */
function canonicalTag(path: string): string {
  const end = path.indexOf(" ");
  const name = path.slice(0, end);
  return (/^\d+$/.test(name) ? name : (canonicalHost(name) ?? name)) + path.slice(end);
}

function parsed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}
