import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collapse } from "../../../provider/plan/collapse";
import { bruteForce } from "./brute-force";
import { type Case, caseOf, inputOf, largeSite, site, smallCase } from "./collapse-site";
import { bestTotals } from "./collapse-table";
import { lowerBound } from "./lower-bound";
import { shuffled } from "./shuffle";

const some = site({ folders: 9, files: 4, depth: 3 });
const larger = site({ folders: 40, files: 12, depth: 5 });

/** What is wrong with a choice of directories, whether or not it is the best one. */
function flaw({ urls, bases, files, directories }: Case, chosen: ReturnType<typeof collapse>): string[] {
  if ("short" in chosen) return [];
  const changed = new Set(urls.filter((line) => line.startsWith("* ")).map((line) => line.slice(2)));
  const all = new Set(urls.map((line) => line.replace("* ", "")));
  const paths = chosen.directories.map(({ path }) => path);
  const named = [...chosen.files, ...paths];
  const isIn = (url: string, path: string) => url.startsWith(path);
  const flaws = [
    ...[...changed]
      .filter((url) => !chosen.files.includes(url) && !paths.some((path) => isIn(url, path)))
      .map((url) => `not covered: ${url}`),
    ...chosen.files.filter((url) => !changed.has(url)).map((url) => `unchanged: ${url}`),
    ...named.filter((url, index) => named.indexOf(url) < index).map((url) => `twice: ${url}`),
    ...paths
      .flatMap((path) => named.filter((other) => other !== path && isIn(other, path)))
      .map((inside) => `by itself and in a directory: ${inside}`),
    ...paths
      .filter((path) => !path.endsWith("/") || !bases.some((base) => isIn(path, base)))
      .map((path) => `no directory below a base: ${path}`),
    ...chosen.directories
      .filter(({ path, ...counts }) => {
        const inside = [...all].filter((url) => isIn(url, path));
        const hits = inside.filter((url) => changed.has(url)).length;
        return counts.changed !== hits || counts.unchanged !== inside.length - hits || hits === 0;
      })
      .map(({ path }) => `counted wrongly: ${path}`),
    ...(chosen.files.length > files ? [`${chosen.files.length} files`] : []),
    ...(paths.length > directories ? [`${paths.length} directories`] : []),
  ];
  return flaws;
}

describe("directories instead of files", () => {
  it("are the documented choice, for a few URLs", () => {
    fc.assert(
      fc.property(smallCase, (few) => {
        expect(collapse(inputOf(few))).toEqual(bruteForce(few));
      }),
      { numRuns: 3_000 },
    );
  });

  it("are the documented choice, for a few folders", () => {
    fc.assert(
      fc.property(some, (folders) => {
        const few = caseOf(folders);
        expect(collapse(inputOf(few))).toEqual(bruteForce(few));
      }),
      { numRuns: 1_000 },
    );
  });

  it("contain as few unchanged URLs as a plain table finds, for many folders", () => {
    fc.assert(
      fc.property(larger, (folders) => {
        const many = caseOf(folders);
        const chosen = collapse(inputOf(many));
        const totals = "short" in chosen ? undefined : totalsOf(chosen.directories);
        expect(totals).toEqual(bestTotals(many));
      }),
      { numRuns: 300 },
    );
  });

  it("cover everything changed within the limits, and nothing twice", () => {
    fc.assert(
      fc.property(larger, (folders) => {
        const many = caseOf(folders);
        expect(flaw(many, collapse(inputOf(many)))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never contain fewer unchanged URLs than the lower bound", () => {
    fc.assert(
      fc.property(larger, (folders) => {
        const many = caseOf(folders);
        const totals = bestTotals(many);
        if (totals) expect(totals.unchanged).toBeGreaterThan(lowerBound(inputOf(many)) - 1e-3);
      }),
      { numRuns: 100 },
    );
  });

  // Recorded. With 5 and 20 directories the best choice itself is as far above the bound.
  it.each([
    [5, 0.001],
    [20, 0.017],
    [100, 0.002],
  ])("are close to the lower bound, for 100,000 URLs and %i directories", (most, above) => {
    const large = largeSite(most);
    const chosen = collapse(large);
    if ("short" in chosen) throw new Error("The whole base would do.");
    const { unchanged, count } = totalsOf(chosen.directories);
    expect(chosen.files.length).toBeLessThanOrEqual(large.limits.files);
    expect(count).toBeLessThanOrEqual(most);
    expect((unchanged - lowerBound(large)) / large.urls.length).toBeLessThan(above);
  });

  it("are the same for 100,000 URLs in reverse order", () => {
    const large = largeSite(100);
    expect(collapse({ ...large, urls: large.urls.toReversed() })).toEqual(collapse(large));
  });

  it("are the same for URLs and bases in any order", () => {
    fc.assert(
      fc.property(larger, fc.nat(), (folders, order) => {
        const many = caseOf(folders);
        const mixed = { ...many, urls: shuffled(many.urls, order), bases: shuffled(many.bases, order) };
        expect(collapse(inputOf(mixed))).toEqual(collapse(inputOf(many)));
      }),
      { numRuns: 1_000 },
    );
  });
});

function totalsOf(directories: readonly { changed: number; unchanged: number }[]) {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    unchanged: sum(directories.map(({ unchanged }) => unchanged)),
    count: directories.length,
    changed: sum(directories.map(({ changed }) => changed)),
  };
}
