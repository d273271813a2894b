import { containsOutput } from "../arguments/is-output";
import { hashAssetsError, shownValue } from "./assets-error";
import { MAPPINGS, type UrlMapping } from "./mappings";
import type { OnProgress } from "./progress";
import type { ToUrlPaths } from "./url-map";

/** Which files `hashAssets` hashes, and under which URLs they are served. */
export interface HashAssetsOptions {
  /**
   * Globs of files and folders to leave out, relative to the folder, with "/" on every platform. They also match dot
   * files and are case-sensitive on every platform. A folder that matches is not read.
   *
   * @example `["**\/*.map", "drafts"]`
   *
   * @defaultValue none
   */
  readonly ignore?: readonly string[];
  /**
   * The URLs under which the host serves a file. Only these are refreshed, so they must include every URL that visitors
   * request:
   *
   * - `"files"`: `about.html` as `/about.html`, `docs/index.html` as `/docs/index.html` and `/docs/`.
   * - `"cleanUrls"`: the same, and `about.html` also as `/about`, `docs/index.html` also as `/docs`, for hosts and
   *   generators with clean (or pretty) URLs.
   * - A function that returns the URL path or paths of a file, without the base URL, as clients send them:
   *   percent-encoded and starting with "/". It can call {@link encodeUrlPath}, {@link fileUrlPaths} or {@link
   *   cleanUrlPaths}. An empty list leaves the file out. Browsers do not encode `[`, `]` and `|`: if links contain them
   *   unencoded, return both forms.
   *
   * @example
   * ```ts
   * // WordPress writes links with lower-case escapes, which are a different URL for a cache.
   * const lowerCase = (path: string) => path.replace(/%../g, (escape) => escape.toLowerCase());
   * hashAssets("./dist", { toUrlPaths: (file) => fileUrlPaths(file).flatMap((path) => [path, lowerCase(path)]) });
   * ```
   *
   * @defaultValue `"files"`
   */
  readonly toUrlPaths?: UrlMapping | ToUrlPaths;
  /**
   * Called with the progress of a large folder: first after 2 seconds, then at most every 5 seconds.
   *
   * @defaultValue a line on stderr
   */
  readonly onProgress?: OnProgress;
}

/** Without this, a misspelled option would be ignored. */
export function requireKnown(options: HashAssetsOptions): void {
  if (typeof options !== "object" || options === null || Array.isArray(options) || containsOutput(options)) {
    throw hashAssetsError(
      `the options are ${shownValue(options)}; expected an object such as { ignore: ["**/*.map"] }, ` +
        "not an Output",
    );
  }
  const { ignore, toUrlPaths, onProgress, ...others } = options;
  const [other] = Object.keys(others);
  if (other)
    throw hashAssetsError(`${other} is not an option; the options are ignore, toUrlPaths and onProgress`);
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw hashAssetsError(`onProgress is ${shownValue(onProgress)}; expected a function`);
  if (toUrlPaths === undefined || typeof toUrlPaths === "function" || Object.hasOwn(MAPPINGS, toUrlPaths))
    return;
  throw hashAssetsError(
    `toUrlPaths is ${shownValue(toUrlPaths)}; expected "files", "cleanUrls" or a function`,
  );
}
