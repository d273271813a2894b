/** How a host serves files: under their own paths, or under clean URLs as well. */
export type UrlMapping = "files" | "cleanUrls";

/**
 * Encodes a file's path as browsers send it in a URL: slashes and the characters that RFC 3986 allows in a path segment
 * are kept, everything else is percent-encoded as UTF-8 with upper-case digits. (Browsers do not encode `[`, `]` and
 * `|` in links.)
 *
 * @param file - A path in the file system, not encoded, with "/" as the separator.
 * @returns the encoded path, without a leading slash.
 * @throws URIError for a lone surrogate, which cannot be encoded.
 *
 * @example
 * ```ts
 * hashAssets("./dist", { toUrlPaths: (file) => `/app/${encodeUrlPath(file)}` });
 * ```
 */
export function encodeUrlPath(file: string): string {
  // encodeURI keeps these two, which would end the path.
  return PLAIN.test(file) ? file : encodeURI(file).replaceAll("?", "%3F").replaceAll("#", "%23");
}

const PLAIN = /^[\w.~!$&'()*+,;=:@/-]*$/;

/**
 * The mapping `toUrlPaths: "files"`, the default: `a/index.html` is served as `/a/index.html` and `/a/`, any other file
 * under its own path.
 *
 * @param file - A path relative to the folder, as passed to `toUrlPaths`.
 * @returns the URL paths, percent-encoded.
 */
export function fileUrlPaths(file: string): string[] {
  const path = `/${encodeUrlPath(file)}`;
  return path.endsWith("/index.html") ? [path, path.slice(0, -"index.html".length)] : [path];
}

/**
 * The mapping `toUrlPaths: "cleanUrls"`: that of {@link fileUrlPaths}, and `about.html` is also served as `/about`,
 * `docs/index.html` as `/docs`.
 *
 * @param file - A path relative to the folder, as passed to `toUrlPaths`.
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
