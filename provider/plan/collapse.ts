import { below, inOrder, type ServedUrl, topBases } from "./served-urls";
import { type Directory, directoriesBelow } from "./tree";

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

/** Some directories, none inside another: the last one, those before it, and the sums of all. */
interface Choice {
  readonly changed: number;
  readonly unchanged: number;
  readonly count: number;
  readonly last?: Directory;
  readonly before?: Choice;
}

const NOTHING: Choice = { changed: 0, unchanged: 0, count: 0 };

/** Classes of choices, for all directories together: about a second. Counted, so that every machine chooses alike. */
const WORK = 1e7;

/**
 * Chooses directories to refresh in place of files, where the changed files are more than `limits.files`: those that
 * contain the fewest unchanged URLs. Of several such choices it is the one with the fewest directories, then the one
 * with the most changed URLs in them, then the one with the bytewise smallest list of paths. The same for any order of
 * the input.
 *
 * Never more than the limits, and a choice is found whenever there is one. It is the best one while directories x
 * `limits.directories` x changed URLs over `limits.files` is at most 10 million. Above, it is close to the best: on 312
 * generated sites of 1,000 to 100,000 URLs, with 5, 20 and 100 directories, never more than 1.7 % of the site's URLs
 * above what an exact search found, and the same on 287 of them.
 */
export function collapse({ urls, bases, limits }: CollapseInput): Collapse {
  const all = inOrder(urls);
  const changed = all.filter((url) => url.changed).map(({ url }) => url);
  const excess = changed.length - limits.files;
  if (excess <= 0) return { files: changed, directories: [] };
  const trees = topBases(bases).map((base) => directoriesBelow(base, below(base, all)));
  const tops = fewestTops(trees, excess, limits.directories);
  if (tops.changed < excess) return { short: excess - tops.changed };
  const directories = directoriesOf(bestChoice(trees.reverse().flat(), excess, limits.directories, tops));
  return {
    files: outside(directories, changed),
    directories: directories.map(({ path, changed, unchanged }) => ({ path, changed, unchanged })),
  };
}

/** The fewest whole bases with enough changed URLs; or, where there are too few, those with the most. */
function fewestTops(trees: readonly Directory[][], excess: number, most: number): Choice {
  const tops = trees.flatMap((tree) => tree.at(-1) ?? []).sort((a, b) => b.changed - a.changed);
  const chosen: Directory[] = [];
  for (let missing = excess; missing > 0 && chosen.length < most && tops[chosen.length]; ) {
    const next = tops[chosen.length] as Directory;
    chosen.push(next);
    missing -= next.changed;
  }
  return chosen.sort((a, b) => (a.path < b.path ? 1 : -1)).reduce(withDirectory, NOTHING);
}

const withDirectory = (before: Choice, last: Directory): Choice => ({
  changed: before.changed + last.changed,
  unchanged: before.unchanged + last.unchanged,
  count: before.count + 1,
  last,
  before,
});

/**
 * Dynamic programming over the directories, each of which comes after all that it contains: the choices among those up
 * to a directory are the choices without it, and the choices from before the first that it contains, with it added.
 *
 * Choices with as many directories and changed URLs are one class, of which the best one is kept. When there are too
 * many classes, each takes choices with about as many. Then what changed URLs would cost with the whole bases (`known`)
 * counts for a choice, and directories too small to matter are left out. A choice with enough changed URLs needs no
 * more, so only the best of them stays.
 */
function bestChoice(directories: readonly Directory[], excess: number, limit: number, known: Choice): Choice {
  const most = Math.min(limit, directories.length);
  const isExact = directories.length * most * excess <= WORK;
  const worth = isExact ? 0 : known.unchanged / known.changed;
  const firsts = directories.map(({ size }, place) => place + 1 - size);
  const lastUse = Int32Array.from(directories.keys());
  for (const [place, first] of firsts.entries()) lastUse[first] = place;
  const mayMatter = ({ changed }: Directory) => isExact || changed >= excess / most / 30;
  const classes = isExact ? most * excess : Math.max(300, WORK / directories.filter(mayMatter).length);
  // About three classes of changed URLs for each class of numbers of directories.
  const columns = Math.min(excess, Math.floor(Math.max(Math.sqrt(classes * 3), classes / most)));
  const rows = Math.min(most, Math.floor(classes / columns));
  const classOf = ({ changed, count }: Choice) =>
    Math.floor((count * rows) / most) * columns + Math.floor((changed * columns) / excess);

  let best = known;
  const tables: (Choice | undefined)[][] = [[NOTHING]];
  for (const [place, directory] of directories.entries()) {
    const first = firsts[place] as number;
    const without = tables[place] as (Choice | undefined)[];
    const table = mayMatter(directory) ? without.slice() : without;
    for (const from of (table !== without && tables[first]) || []) {
      if (!from || from.unchanged + directory.unchanged > best.unchanged) continue;
      const next = withDirectory(from, directory);
      if (next.changed >= excess) {
        if (!isWorse(next, best, 0)) best = next;
      } else if (next.count < most) {
        const kept = table[classOf(next)];
        if (!kept || !isWorse(next, kept, worth)) table[classOf(next)] = next;
      }
    }
    tables[place + 1] = table;
    for (const used of [place, first]) if (lastUse[used] === place) tables[used] = [];
  }
  return best;
}

/** Of equal choices the later is no worse: its last directory comes later in the list, and so has the smaller path. */
const isWorse = (a: Choice, b: Choice, worth: number): boolean =>
  (a.unchanged - b.unchanged - worth * (a.changed - b.changed) ||
    a.unchanged - b.unchanged ||
    a.count - b.count ||
    b.changed - a.changed) > 0;

function directoriesOf(choice: Choice): Directory[] {
  const directories: Directory[] = [];
  for (let at: Choice | undefined = choice; at?.last; at = at.before) directories.push(at.last);
  return directories;
}

/** The URLs that are in none of the directories; both are in order. */
function outside(directories: readonly Directory[], urls: readonly string[]): string[] {
  let next = 0;
  return urls.filter((url) => {
    while (url > (directories[next]?.path ?? url) && !url.startsWith(directories[next]?.path ?? "")) next++;
    return !url.startsWith(directories[next]?.path ?? " ");
  });
}
