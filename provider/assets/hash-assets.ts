import { type Assets, hashFolder } from "./hash-folder";
import { type HashAssetsOptions, requireKnown } from "./options";

/**
 * Hashes every file below a folder, on up to 16 cores. It is synchronous, so that `hash` can be used for other
 * triggers. The result is the same on every machine, file system and locale.
 *
 * - The hash of a file is the first 16 hex digits of its SHA-256. Names are part of the result: renaming a file changes
 *   it.
 * - Dot files (`.well-known`) are included, except the Finder's `.DS_Store`.
 * - Names are used byte for byte as the file system stores them, without Unicode normalization. Their URLs are encoded
 *   as browsers request them, see `toUrlPaths`.
 * - Symbolic links to files and folders are followed, as tools that upload a folder do.
 * - If a file is written at the same time, the result is the hash of what was read, or an error: build first, then
 *   hash.
 *
 * @param dir - The folder, absolute or relative to the working directory.
 * @param options - Which files are hashed, and how they are served.
 * @returns the manifest, its hash, and the number of its URLs.
 * @throws RunError whose message starts with `hashAssets:`: if an option is invalid; if the folder does not exist, is
 * not a folder, cannot be read, or contains no file to serve (most likely because the build failed); for a file or
 * subfolder that cannot be read, a broken link, a link to a folder that contains it, a socket, pipe or device, a name
 * that is not valid UTF-8, two files with the same URL, and a result of `toUrlPaths` that is not a URL path. The
 * message names the file; adding it to `ignore` helps.
 */
export function hashAssets(dir: string, options: HashAssetsOptions = {}): Assets {
  requireKnown(options);
  return hashFolder(dir, options);
}
