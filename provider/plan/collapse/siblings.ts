import type { Problem } from "./problem";

interface Sibling {
  readonly place: number;
  /** The place of its number of unchanged URLs among those of its siblings, from 0. */
  readonly rank: number;
}

/** Directories without directories inside that stand in the same one, those with the most changed URLs first. */
export type Siblings = readonly Sibling[];

export function siblingsOf(problem: Problem): Siblings[] {
  const { size, first, changed, unchanged } = problem;
  const of = (values: Int32Array, place: number) => values[place] as number;
  const groups: Siblings[] = [];
  for (let parent = 0; parent <= size; parent++) {
    const places: number[] = [];
    const start = parent < size ? of(first, parent) : 0;
    for (let child = parent - 1; child >= start; child = of(first, child) - 1) {
      if (of(first, child) === child) places.push(child);
    }
    const best = (a: number, b: number) =>
      of(changed, b) - of(changed, a) || of(unchanged, a) - of(unchanged, b) || b - a;
    const numbers = [...new Set(places.map((place) => of(unchanged, place)))].sort((a, b) => a - b);
    const ranks = new Map(numbers.map((number, rank) => [number, rank]));
    groups.push(places.sort(best).map((place) => ({ place, rank: ranks.get(of(unchanged, place)) ?? 0 })));
  }
  return groups.filter(({ length }) => length > 1);
}

/**
 * What has to be chosen along with each directory, priced. A sibling with as many changed and as few unchanged URLs
 * would be the better choice (the bytewise smaller path, where they are equal), so the best choice has it as well.
 */
export function pricedWith(groups: readonly Siblings[], priced: Float64Array): Float64Array {
  const all = new Float64Array(priced.length);
  for (const siblings of groups) {
    const byRank: number[] = [];
    for (const { place, rank } of siblings) {
      let sum = 0;
      for (let index = 0; index <= rank; index++) sum += byRank[index] ?? 0;
      all[place] = sum;
      byRank[rank] = (byRank[rank] ?? 0) + Math.max(0, priced[place] as number);
    }
  }
  return all;
}
