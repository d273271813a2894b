import { type Directory, directoriesBelow, type ServedUrl } from "./collapse/tree";

export interface CollapseInput {
  readonly urls: readonly ServedUrl[];
  readonly bases: readonly string[];
  readonly limits: { readonly files: number; readonly directories: number };
}

interface ChosenDirectory {
  readonly path: string;
  readonly changed: number;
  readonly unchanged: number;
}

/** What to refresh; or how many changed files do not fit, whatever is chosen. */
export type Collapse =
  | { readonly files: readonly string[]; readonly directories: readonly ChosenDirectory[] }
  | { readonly short: number };

/** A choice among the directories seen so far; the last one chosen, and the choice it was added to. */
interface Choice {
  readonly saved: number;
  readonly unchanged: number;
  readonly count: number;
  readonly last?: Directory;
  readonly rest?: Choice;
}

/**
 * Chooses directories to refresh in the place of changed files, so that both limits hold, with the fewest unchanged
 * URLs below them, and of equal choices the fewest directories. Exact: every choice that another one beats in what
 * it saves, covers and counts is dropped, and no other.
 */
export function collapse({ urls, bases, limits }: CollapseInput): Collapse {
  const directories = topBases(bases).flatMap((base) => directoriesBelow(base, inOrder(urls, base)));
  const changed = urls.filter((url) => url.changed).map(({ url }) => url);
  const excess = Math.max(0, changed.length - limits.files);
  let front: Choice[][] = [[{ saved: 0, unchanged: 0, count: 0 }]];
  for (const [index, directory] of directories.entries()) {
    const before = front[index + 1 - directory.size] ?? [];
    const chosen = before
      .filter(({ count }) => count < limits.directories)
      .map((rest) => added(rest, directory, excess));
    front.push(best([...(front[index] ?? []), ...chosen]));
  }
  const [choice] = (front.at(-1) ?? []).filter(({ saved }) => saved >= excess).sort(byCost);
  const most = (front.at(-1) ?? []).reduce((max, { saved }) => Math.max(max, saved), 0);
  front = [];
  if (!choice) return { short: excess - most };
  const list = listOf(choice).map(({ path, changed, unchanged }) => ({ path, changed, unchanged }));
  const isCovered = (url: string) => list.some(({ path }) => url.startsWith(path));
  return { files: changed.filter((url) => !isCovered(url)).sort(), directories: list };
}

function added(rest: Choice, directory: Directory, excess: number): Choice {
  return {
    saved: Math.min(excess, rest.saved + directory.changed),
    unchanged: rest.unchanged + directory.unchanged,
    count: rest.count + 1,
    last: directory,
    rest,
  };
}

function best(choices: Choice[]): Choice[] {
  const kept: Choice[] = [];
  for (const choice of choices.sort((a, b) => b.saved - a.saved || byCost(a, b))) {
    const isBeaten = kept.some(
      ({ unchanged, count }) => unchanged <= choice.unchanged && count <= choice.count,
    );
    if (!isBeaten) kept.push(choice);
  }
  return kept;
}

const byCost = (a: Choice, b: Choice) => a.unchanged - b.unchanged || a.count - b.count;

function listOf(choice: Choice): Directory[] {
  const list: Directory[] = [];
  for (let at: Choice | undefined = choice; at?.last; at = at.rest) list.push(at.last);
  return list.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const topBases = (bases: readonly string[]) =>
  bases.filter((base) => !bases.some((other) => other !== base && base.startsWith(other)));

const inOrder = (urls: readonly ServedUrl[], base: string) =>
  urls.filter(({ url }) => url.startsWith(base)).sort((a, b) => (a.url < b.url ? -1 : 1));
