import { problemOf, topsOf } from "./collapse/problem";
import { bestChoice } from "./collapse/search";
import { type Directory, directoriesBelow } from "./collapse/tree";
import { below, inOrder, type ServedUrl, topBases } from "./collapse/urls";

/** URLs that changed or did not, and what may be refreshed. */
export interface CollapseInput {
  /** All that is served below the bases, and what no longer is, in any order. A URL given twice counts once. */
  readonly urls: readonly ServedUrl[];
  /** Each ends in "/". Only directories at or below one of them are chosen. */
  readonly bases: readonly string[];
  /** How many changed files may be refreshed by themselves, and how many directories. */
  readonly limits: { readonly files: number; readonly directories: number };
}

/** What to refresh, or how many changed URLs do not fit, whichever directories are chosen. */
export type Collapse =
  | {
      /** Changed URLs in no directory of the list, in the order of their code units. */
      readonly files: string[];
      /** In the order of their paths, each with the numbers of changed and unchanged URLs below it. */
      readonly directories: { readonly path: string; readonly changed: number; readonly unchanged: number }[];
    }
  | { readonly short: number };

/**
 * Chooses directories to refresh in place of files, where the changed files are more than `limits.files`: those that
 * contain the fewest unchanged URLs. Of several such choices it is the one with the fewest directories, then the one
 * with the most changed URLs in them, then the one with the bytewise smallest list of paths. The same for any order of
 * the input.
 *
 * Exact, unless that takes more than a counted amount of work, some seconds: then it is the best choice found by then.
 * ARCHITECTURE.md says when that happens.
 */
export function collapse({ urls, bases, limits }: CollapseInput): Collapse {
  const all = inOrder(urls);
  const changed = all.filter((url) => url.changed).map(({ url }) => url);
  const excess = changed.length - limits.files;
  if (excess <= 0) return { files: changed, directories: [] };
  const listed = topBases(bases)
    .reverse()
    .flatMap((base) => directoriesBelow(base, below(base, all)));
  const known = fewestTops(listed, excess, limits.directories);
  if ("short" in known) return known;
  const chosen = bestChoice(problemOf(listed, excess, limits.directories), known.tops);
  const directories = chosen.map((place) => listed[place] as Directory);
  return {
    files: outside(directories, changed),
    directories: directories.map(({ path, changed, unchanged }) => ({ path, changed, unchanged })),
  };
}

/** The fewest whole bases with enough changed URLs, or how many they lack: no other directories have more. */
function fewestTops(
  listed: readonly Directory[],
  enough: number,
  most: number,
): { tops: number[] } | { short: number } {
  const changedIn = (place: number) => listed[place]?.changed ?? 0;
  const tops: number[] = [];
  let short = enough;
  for (const top of topsOf(listed).sort((a, b) => changedIn(b) - changedIn(a) || b - a)) {
    if (short <= 0 || tops.length === most) break;
    tops.push(top);
    short -= changedIn(top);
  }
  return short > 0 ? { short } : { tops: tops.sort((a, b) => b - a) };
}

/** The URLs that are in none of the directories; both are in order. */
function outside(directories: readonly Directory[], urls: readonly string[]): string[] {
  let next = 0;
  return urls.filter((url) => {
    while (
      next < directories.length &&
      url > (directories[next]?.path ?? "") &&
      !url.startsWith(directories[next]?.path ?? "")
    )
      next++;
    return !url.startsWith(directories[next]?.path ?? " ");
  });
}
