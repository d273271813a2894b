import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { hash } from "../effects/hash";
import { assetsError, cannotRead, hashAssetsError, ROOT_ADVICE } from "./assets-error";
import { finish, hashJob } from "./hash-files";
import { ignoring } from "./ignore";
import { listFiles } from "./list-files";
import type { HashAssetsOptions } from "./options";
import { printProgress, reporter } from "./progress";
import { Threads } from "./threads";
import { urlMap } from "./url-map";

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

/**
 * What `hashAssets` does, with options that are valid. The plugin calls this function: it does not load all of Pulumi's
 * SDK, which takes 0.7 s.
 */
export function hashFolder(dir: string, options: HashAssetsOptions): Assets {
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

function existingFolder(dir: string): string {
  if (typeof dir !== "string" || dir === "") {
    throw hashAssetsError("expected a folder's path such as ./dist: a non-empty string, not an Output");
  }
  const root = resolve(dir);
  let found: Stats | undefined;
  try {
    found = statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotRead(root, error, ROOT_ADVICE);
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
