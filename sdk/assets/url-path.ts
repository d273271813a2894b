/**
 * The URL paths under which a static site serves a file: `a/index.html` as `/a/index.html` and as `/a/`, any other
 * file as its own path.
 */
export function defaultUrlPaths(file: string): string[] {
  const path = `/${encodeUrlPath(file)}`;
  return path.endsWith("/index.html") ? [path, path.slice(0, -"index.html".length)] : [path];
}

/**
 * A file's path as a URL writes it: what RFC 3986 lets a path segment hold stays as it is, everything else is
 * percent-encoded as UTF-8 in upper case, as browsers send it. They leave "[", "]" and "|" as a link has them.
 */
export function encodeUrlPath(file: string): string {
  // encodeURI escapes what no URL may hold; only these two would end the path.
  return PLAIN.test(file) ? file : encodeURI(file).replaceAll("?", "%3F").replaceAll("#", "%23");
}

const PLAIN = /^[\w.~!$&'()*+,;=:@/-]*$/;
/** "[", "]" and "|" may be named raw as well: an edge can hold both forms. */
const UNSAFE = /%(?![0-9a-fA-F]{2})|[^%\w.~!$&'()*+,;=:@/[\]|-]/u;

/** What keeps the text from being a URL path as clients send it, if anything does. */
export function urlPathProblem(path: string): string | undefined {
  if (!path.startsWith("/"))
    return `${shown(path)} is no URL path; expected it to start with "/", without scheme and host`;
  if (path.startsWith("//"))
    return `${shown(path)} starts with "//", which clients read as a host; expected one "/"`;
  const unsafe = UNSAFE.exec(path)?.[0];
  if (unsafe === "?" || unsafe === "#")
    return `${shown(path)} has a query or a fragment; expected the path alone`;
  if (unsafe)
    return `${shown(path)} holds ${shown(unsafe)}; expected it percent-encoded, as by encodeURIComponent`;
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path))
    return `${shown(path)} has a segment "." or "..", which clients resolve`;
  return undefined;
}

/** A text of the user's for a message: on one line, not too long, and without a query, which may be signed. */
export function shown(text: string): string {
  const [path = ""] = text.split(/(?<=[?#])/, 1);
  const short = path.length < text.length || path.length > 100 ? `${path.slice(0, 100)}...` : path;
  return JSON.stringify(short).replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
