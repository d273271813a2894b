/** How a host serves files: under their own paths, or under clean URLs as well. */
export type UrlMapping = "files" | "cleanUrls";

/**
 * A file's path as browsers send it in a URL: what RFC 3986 lets a path segment hold stays as it is, slashes too;
 * everything else is percent-encoded as UTF-8 with upper-case digits. (Browsers leave `[`, `]` and `|` as a link has
 * them.)
 *
 * @param file - A path as a file system has it, not encoded, with "/" between folders.
 * @returns the path, with no slash before it.
 * @throws URIError for half of a surrogate pair, which is no text.
 *
 * @example
 * ```ts
 * hashAssets("./dist", { toUrlPaths: (file) => `/app/${encodeUrlPath(file)}` });
 * ```
 */
export function encodeUrlPath(file: string): string {
  // encodeURI escapes what no URL may hold; only these two would end the path.
  return PLAIN.test(file) ? file : encodeURI(file).replaceAll("?", "%3F").replaceAll("#", "%23");
}

const PLAIN = /^[\w.~!$&'()*+,;=:@/-]*$/;

/**
 * What `toUrlPaths: "files"` does, the default: `a/index.html` is served as `/a/index.html` and as `/a/`, any other
 * file as its own path.
 *
 * @param file - A path below the folder, as `toUrlPaths` gets it.
 * @returns the URL paths, percent-encoded.
 */
export function fileUrlPaths(file: string): string[] {
  const path = `/${encodeUrlPath(file)}`;
  return path.endsWith("/index.html") ? [path, path.slice(0, -"index.html".length)] : [path];
}

/**
 * What `toUrlPaths: "cleanUrls"` does: as {@link fileUrlPaths}, and `about.html` is also `/about`, `docs/index.html`
 * also `/docs`.
 *
 * @param file - A path below the folder, as `toUrlPaths` gets it.
 * @returns the URL paths, percent-encoded.
 */
export function cleanUrlPaths(file: string): string[] {
  const paths = fileUrlPaths(file);
  const [path = ""] = paths;
  const clean = path.replace(/(?:\/index)?\.html$/, "");
  return clean === path || /^$|\/$/.test(clean) ? paths : [...paths, clean];
}

/** The ready-made mappings. */
export const MAPPINGS = { files: fileUrlPaths, cleanUrls: cleanUrlPaths } as const;
