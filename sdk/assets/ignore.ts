import picomatch from "picomatch";

/** Whether a relative path is named by one of the globs; the same on every platform. */
export function ignoring(globs: readonly string[]): (path: string) => boolean {
  // A text is a list of its letters, of which hardly any is a file's name.
  if (!Array.isArray(globs))
    throw new Error('hashAssets: `ignore` is no list of globs; expected one such as ["**/*.map"]');
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem) throw new Error(`hashAssets: the glob ${JSON.stringify(glob)} in \`ignore\` ${problem}`);
  }
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true, windows: false });
}

/** What would silently match nothing, or nearly everything. */
function globProblem(glob: unknown): string | undefined {
  if (typeof glob !== "string" || glob === "") return "is no glob; expected a text such as **/*.map";
  if (/^(?:\/|\.\.\/)/.test(glob)) return "is not relative to the folder; expected one such as drafts/**";
  if (glob.endsWith("/")) return "ends in a slash; a folder is named without it";
  if (/^!(?!\()/.test(glob)) return "is negated; expected globs of what is left out";
  return undefined;
}
