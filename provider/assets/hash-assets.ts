import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { containsOutput } from "../arguments/is-output";
import { hash } from "../effects/hash";
import { assetsError, cannotRead, hashAssetsError, shownValue } from "./assets-error";
import { finish, hashJob } from "./hash-files";
import { ignoring } from "./ignore";
import { listFiles } from "./list-files";
import { MAPPINGS, type UrlMapping } from "./mappings";
import { type OnProgress, printProgress, reporter } from "./progress";
import { Threads } from "./threads";
import { type ToUrlPaths, urlMap } from "./url-map";

/** The minimum time that a small file takes. */
const MS_PER_FILE = 0.008;

/** The files that are served, and their hash. */
export interface Assets {
  /** The manifest: a line `<hash>  <url path>` per URL, each ending in "\n", in bytewise order of the paths. */
  readonly text: string;
  /** The first 16 hex digits of the SHA-256 of `text`. It changes with the bytes or the name of any file. */
  readonly hash: string;
  /** The number of URLs in the manifest. */
  readonly count: number;
}

/** Which files {@link hashAssets} hashes, and under which URLs they are served. */
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

/**
 * Hashes every file below a folder, using all cores. It is synchronous, so that `hash` can be used for other triggers.
 * The result is the same on every machine, file system and locale.
 *
 * - The hash of a file is the first 16 hex digits of its SHA-256. Names are part of the result: renaming a file changes
 *   it.
 * - Dot files (`.well-known`) are included, except the Finder's `.DS_Store`.
 * - Names are used byte for byte as the file system stores them, without Unicode normalization. Their URLs are encoded
 *   as browsers request them, see `toUrlPaths`.
 * - Symbolic links to files and folders are followed, as by tools that upload a folder.
 * - If a file is written at the same time, the result is the hash of what was read, or an error: build first, then
 *   hash.
 *
 * @param dir - The folder, absolute or relative to the working directory.
 * @param options - Which files are hashed, and how they are served.
 * @returns the manifest, its hash, and the number of its URLs.
 * @throws RunError whose message starts with `hashAssets:` and names the file: if the folder does not exist, is not a
 * folder, or contains no file (most likely because the build failed); for a file or folder that cannot be read, a
 * broken link, a link to a folder that contains it, a socket, pipe or device, a name that is not valid UTF-8, two files
 * with the same URL, and a result of `toUrlPaths` that is not a URL path. Except for the first three, adding the file
 * to `ignore` helps.
 */
export function hashAssets(dir: string, options: HashAssetsOptions = {}): Assets {
  requireKnown(options);
  const root = existingFolder(dir);
  const isIgnored = ignoring(options.ignore ?? []);
  const report = reporter(options.onProgress ?? printProgress);
  using threads = new Threads();
  const start = performance.now();
  const elapsed = () => performance.now() - start;

  const files = listFiles(root, isIgnored, (found) => threads.expect(elapsed() + found * MS_PER_FILE));
  const job = hashJob(root, files);
  threads.give(job);
  const urls = urlMap(files, options.toUrlPaths ?? "files");
  if (urls.size === 0)
    throw assetsError(root, "contains no files to serve", "build the site first, or check `ignore`");
  const hashAt = finish(job, files, (done) => {
    const soFar = elapsed();
    threads.expect(soFar);
    report(soFar, done, files.length);
  });
  return manifestOf(urls, hashAt);
}

/** Without this, a misspelt option would be ignored. */
function requireKnown(options: HashAssetsOptions): void {
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

function existingFolder(dir: string): string {
  if (typeof dir !== "string" || dir === "") {
    throw hashAssetsError("expected a folder's path, such as ./dist, not an Output");
  }
  const root = resolve(dir);
  let found: Stats | undefined;
  try {
    found = statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotRead(root, error);
  }
  if (!found)
    throw assetsError(root, "does not exist", "build the site first, or name the folder that is deployed");
  if (!found.isDirectory()) throw assetsError(root, "is not a folder", "name the folder that is deployed");
  return root;
}

/** URL paths are ASCII, so the order of code units is that of bytes. */
function manifestOf(urls: ReadonlyMap<string, number>, hashAt: (index: number) => string): Assets {
  const text = [...urls.keys()]
    .sort()
    .map((url) => `${hashAt(urls.get(url) as number)}  ${url}\n`)
    .join("");
  return { text, hash: hash(text), count: urls.size };
}
