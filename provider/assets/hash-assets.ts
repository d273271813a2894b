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

/** What a small file takes, at least. */
const MS_PER_FILE = 0.008;

/** What is served, and its hash. */
export interface Assets {
  /** The manifest: a line `<hash>  <url path>` per URL, "\n" after each, in bytewise order of the paths. */
  readonly text: string;
  /** The first 16 hex digits of the SHA-256 of `text`: changes with any file's bytes or name. */
  readonly hash: string;
  /** How many URLs the manifest has. */
  readonly count: number;
}

/** Which files {@link hashAssets} takes, and under which URLs they are served. */
export interface HashAssetsOptions {
  /**
   * Globs of what is not served, relative to the folder, with "/" on every platform. They see dot files and are case
   * sensitive everywhere; a folder that matches is not entered.
   *
   * @example `["**\/*.map", "drafts"]`
   *
   * @defaultValue none
   */
  readonly ignore?: readonly string[];
  /**
   * The URLs under which the host serves a file. Only these are refreshed, so name all that visitors ask for:
   *
   * - `"files"`: `about.html` as `/about.html`, `docs/index.html` as `/docs/index.html` and `/docs/`.
   * - `"cleanUrls"`: the same, and `about.html` as `/about`, `docs/index.html` as `/docs`, for hosts and generators with
   *   clean (or pretty) URLs.
   * - A function: the URL path or paths of a file, without base, as clients send them: percent-encoded, with "/" first.
   *   It can start from {@link encodeUrlPath}, {@link fileUrlPaths} or {@link cleanUrlPaths}. No path (`[]`) leaves the
   *   file out. Browsers leave `[`, `]` and `|` as a link has them: for links with these in the raw, name both forms.
   *
   * @example
   * ```ts
   * // WordPress writes its links with lower-case escapes, which a cache keeps apart from upper-case ones.
   * const lowerCase = (path: string) => path.replace(/%../g, (escape) => escape.toLowerCase());
   * hashAssets("./dist", { toUrlPaths: (file) => fileUrlPaths(file).flatMap((path) => [path, lowerCase(path)]) });
   * ```
   *
   * @defaultValue `"files"`
   */
  readonly toUrlPaths?: UrlMapping | ToUrlPaths;
  /**
   * Told how far a large tree is: first after 2 seconds, then every 5 at most.
   *
   * @defaultValue a line on stderr
   */
  readonly onProgress?: OnProgress;
}

/**
 * Hashes every file below a folder, with all cores, synchronously: so `hash` is at hand for other triggers.
 * The result is the same on every machine, file system and locale.
 *
 * - Each file has the first 16 hex digits of its SHA-256. Names are part of the result: renaming a file changes it.
 * - Dot files are included (`.well-known`), except the Finder's `.DS_Store`.
 * - Names are taken byte for byte as the file system has them: no Unicode normalisation. A URL of each is what browsers
 *   ask for, see `toUrlPaths`.
 * - Symbolic links to files and folders are followed, as tools that upload a folder do.
 * - A file that is written meanwhile has the hash of what was read, or is an error: build first, then hash.
 *
 * @param dir - The folder, absolute or relative to the working directory.
 * @param options - Which files, and how they are served.
 * @returns the manifest, its hash, and how many URLs it has.
 * @throws RunError, beginning with `hashAssets:` and naming the file, when the folder does not exist or is none, when no
 * file is left in it (most likely a build that failed), and for a file or folder that cannot be read, a broken link,
 * a folder that holds itself by a link, a socket, pipe or device, a name that is not valid UTF-8, two files with
 * one URL, and an answer of `toUrlPaths` that is no URL path. Naming a file in `ignore` helps against all but the
 * first three.
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

/** A misspelt option would hash what is not served, in silence. */
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

/** URL paths are ASCII: the order of their UTF-16 units is that of their bytes. */
function manifestOf(urls: ReadonlyMap<string, number>, hashAt: (index: number) => string): Assets {
  const text = [...urls.keys()]
    .sort()
    .map((url) => `${hashAt(urls.get(url) as number)}  ${url}\n`)
    .join("");
  return { text, hash: hash(text), count: urls.size };
}
