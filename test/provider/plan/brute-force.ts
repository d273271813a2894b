import type { Case } from "./collapse-site";

/** One set of directories, and what would be refreshed with it. */
interface Attempt {
  readonly directories: { path: string; changed: number; unchanged: number }[];
  readonly files: string[];
}

/** The documented choice, by looking at every set of directories: for a few URLs. */
export function bruteForce({ urls, bases, files, directories }: Case): Attempt | { short: number } {
  const changed = distinct(urls.filter((line) => line.startsWith("* ")).map((line) => line.slice(2)));
  const all = distinct(urls.map((line) => line.replace("* ", "")));
  if (changed.length <= files) return { directories: [], files: changed };
  const candidates = distinct(changed.flatMap(foldersAbove)).filter((folder) =>
    bases.some((base) => folder.startsWith(base)),
  );
  const attempts = antichains(candidates, directories).map((paths): Attempt => {
    const isOutside = (url: string) => !paths.some((path) => url.startsWith(path));
    return {
      directories: paths.map((path) => {
        const inside = all.filter((url) => url.startsWith(path));
        const hits = inside.filter((url) => changed.includes(url)).length;
        return { path, changed: hits, unchanged: inside.length - hits };
      }),
      files: changed.filter(isOutside),
    };
  });
  const enough = attempts.filter((attempt) => attempt.files.length <= files);
  const leastOver = Math.min(...attempts.map((attempt) => attempt.files.length)) - files;
  return enough.length > 0
    ? enough.reduce((best, next) => (isBetter(next, best) ? next : best))
    : { short: leastOver };
}

/** Fewest unchanged URLs, then fewest directories, then most changed URLs in them, then the smallest paths. */
function isBetter(a: Attempt, b: Attempt): boolean {
  const [one, other] = [a, b].map(({ directories }) => [
    directories.reduce((sum, { unchanged }) => sum + unchanged, 0),
    directories.length,
    -directories.reduce((sum, { changed }) => sum + changed, 0),
    ...directories.map(({ path }) => path),
  ]) as [(number | string)[], (number | string)[]];
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
}

/** Every set of at most so many paths with none inside another, each in order. */
function antichains(paths: readonly string[], most: number): string[][] {
  const [first, ...others] = paths;
  if (first === undefined || most === 0) return [[]];
  const apart = others.filter((path) => !path.startsWith(first));
  return [...antichains(others, most), ...antichains(apart, most - 1).map((rest) => [first, ...rest])];
}

/** Every prefix of the URL that ends in a slash, up to the query. */
function foldersAbove(url: string): string[] {
  const [path = ""] = url.split("?");
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();
