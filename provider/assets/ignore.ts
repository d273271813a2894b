import picomatch from "picomatch";
import { hashAssetsError, shownValue } from "./assets-error";

/** Whether a relative path is named by one of the globs; the same on every platform. */
export function ignoring(globs: readonly string[]): (path: string) => boolean {
  // A text is a list of its letters, of which hardly any is a file's name.
  if (!Array.isArray(globs))
    throw hashAssetsError('`ignore` is not a list of globs; expected a list such as ["**/*.map"]');
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem) throw hashAssetsError(`the glob ${shownValue(glob)} in \`ignore\` ${problem}`);
  }
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true, windows: false });
}

/** What would silently match nothing, or nearly everything. */
function globProblem(glob: unknown): string | undefined {
  if (typeof glob !== "string" || glob === "") return "is not a glob; expected a string such as **/*.map";
  if (/^(?:\/|\.\.\/)/.test(glob)) return "is not relative to the folder; expected one such as drafts/**";
  if (glob.endsWith("/")) return "ends in a slash; write a folder without it";
  if (/^!(?!\()/.test(glob)) return "is negated; expected globs of what to leave out";
  return bracketProblem(glob);
}

/** A bracket without its other half would be taken for itself: a file's name, and most likely no file's. */
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
