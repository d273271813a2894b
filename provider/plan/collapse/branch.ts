import { type Bound, boundOf, type CountLimit } from "./bound";
import type { Problem } from "./problem";

/** Choices within some limits. */
export interface Branch {
  readonly limits: readonly CountLimit[];
  readonly bound: Bound;
}

/**
 * Two branches that hold all choices of one between them, by how many directories of at least some size are chosen.
 * The bound mixes choices, for instance one with 64 large directories and one with 65: that no choice has 64.7 of them
 * raises the bounds of both branches. Of the sizes where the mixture is uneven, one of each order of magnitude is
 * tried, and the one is taken whose lower bound is highest. None: the mixture is even everywhere.
 */
export function branchesOf(
  problem: Problem,
  { limits, bound }: Branch,
  mostCost: number,
): { branches: readonly Branch[]; work: number } {
  const pairs = unevenSizes(problem, bound.parts).map(({ changed, count }) => {
    const below: CountLimit = { changed, is: "at most", count: Math.floor(count) };
    const above: CountLimit = { changed, is: "at least", count: Math.floor(count) + 1 };
    return [below, above].map((limit): Branch => {
      const all = [...limits, limit];
      return { limits: all, bound: boundOf(problem, all, bound.seen) };
    });
  });
  const worth = (pair: readonly Branch[]) => {
    const lowest = pair.map((branch) => Math.min(branch.bound.lowest, mostCost));
    return Math.min(...lowest) + 1e-3 * Math.max(...lowest);
  };
  return {
    branches: pairs.reduce((best, pair) => (best.length && worth(best) >= worth(pair) ? best : pair), []),
    work: pairs.flat().reduce((sum, branch) => sum + branch.bound.work, 0),
  };
}

/** Sizes at which the mixture has a number of directories of at least that size which is no whole number. */
function unevenSizes(
  { changed }: Problem,
  parts: ReadonlyMap<number, number>,
): { changed: number; count: number }[] {
  const sizes = [...new Set(changed)].sort((a, b) => b - a);
  const amounts = new Map<number, number>();
  for (const [place, amount] of parts) {
    const size = changed[place] as number;
    amounts.set(size, (amounts.get(size) ?? 0) + amount);
  }
  const uneven = new Map<number, { changed: number; count: number }>();
  let count = 0;
  let gap = 0;
  let changedAtGap = 0;
  for (const [index, size] of sizes.entries()) {
    const next = sizes[index + 1] ?? 0;
    if (amounts.has(size)) {
      count += amounts.get(size) ?? 0;
      gap = 0;
    }
    if (size / next > gap) {
      gap = size / next;
      changedAtGap = size;
    }
    if (index + 1 < sizes.length && !amounts.has(next)) continue;
    if (Math.abs(count - Math.round(count)) < 0.02) continue;
    uneven.set(uneven.size ? Math.floor(Math.log2(changedAtGap)) : -1, { changed: changedAtGap, count });
  }
  return [...uneven.values()];
}
