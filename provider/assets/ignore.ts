import picomatch from "picomatch";
import { hashAssetsError, shownValue } from "./assets-error";

/**
 * Creates a function that tells whether a relative path matches one of the globs, in the same way on every platform.
 */
export function ignoring(globs: readonly string[]): (path: string) => boolean {
  // A string would be taken for a list of its characters.
  if (!Array.isArray(globs))
    throw hashAssetsError('`ignore` is not a list of globs; expected a list such as ["**/*.map"]');
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem) throw hashAssetsError(`the glob ${shownValue(glob)} in \`ignore\` ${problem}`);
  }
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true, windows: false });
}

/** Detects globs that would silently match nothing, or nearly everything. */
function globProblem(glob: unknown): string | undefined {
  if (typeof glob !== "string" || glob === "") return "is not a glob; expected a string such as **/*.map";
  if (/^(?:\/|\.\.\/)/.test(glob)) return "is not relative to the folder; expected one such as drafts/**";
  if (glob.endsWith("/")) return "ends in a slash; write the folder without it";
  if (/^!(?!\()/.test(glob)) return "is negated; expected a glob of the files to leave out";
  return bracketProblem(glob);
}

/** An unmatched bracket would be taken literally, and most likely match no file. */
function bracketProblem(glob: string): string | undefined {
  try {
    picomatch(glob, { strictBrackets: true });
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return message.startsWith("Missing ")
      ? 'has an unmatched bracket; write one that is part of a name as "\\\\["'
      : `cannot be read: ${message}`;
  }
}
