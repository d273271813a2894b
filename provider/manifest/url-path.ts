/** "[", "]" and "|" are also allowed unencoded: browsers request both forms. */
const UNSAFE = /%(?![0-9a-fA-F]{2})|[^%\w.~!$&'()*+,;=:@/[\]|-]/u;

/** Why a text is not a URL path as clients send it; undefined if it is one. */
export function urlPathProblem(path: string): string | undefined {
  if (!path.startsWith("/"))
    return `${excerpt(path)} is not a URL path; expected it to start with "/", without scheme and host`;
  if (path.startsWith("//"))
    return `${excerpt(path)} starts with "//", which clients read as a host; expected one "/"`;
  const unsafe = UNSAFE.exec(path)?.[0];
  if (unsafe === "?" || unsafe === "#")
    return `${excerpt(path)} has a query or a fragment; expected only the path`;
  if (unsafe)
    return `${excerpt(path)} contains ${excerpt(unsafe)}; expected it percent-encoded, see encodeUrlPath`;
  if (hasDotSegment(path))
    return `${excerpt(path)} has a segment "." or "..", which clients resolve; expected the resolved path`;
  return undefined;
}

/** Whether a URL path has a segment "." or "..", encoded or not, which clients resolve. */
export const hasDotSegment = (path: string) => /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path);

/** The first encoded slash or backslash, which servers do not treat as a separator. */
export const encodedSlash = (path: string) => /%2f|%5c/i.exec(path)?.[0];

/** What is wrong with a URL path that contains one. */
export function encodedSlashProblem(path: string): string | undefined {
  const slash = encodedSlash(path);
  if (!slash) return undefined;
  const advice = /f/i.test(slash)
    ? 'write a slash as "/", which encodeUrlPath keeps'
    : 'write a slash as "/"; rename a file with a backslash in its name, or add it to `ignore`';
  return `${excerpt(path)} contains ${slash}; ${advice}`;
}

/** A user's text in a message: quoted, on one line, shortened, and without a query, which may be signed. */
export function excerpt(text: string): string {
  const [path = ""] = text.split(/(?<=[?#])/, 1);
  const short = path.length < text.length || path.length > 100 ? `${path.slice(0, 100)}...` : path;
  return JSON.stringify(short).replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
