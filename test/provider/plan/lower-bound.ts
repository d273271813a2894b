import type { CollapseInput } from "../../../provider/plan/collapse";
import { below, inOrder, topBases } from "../../../provider/plan/served-urls";
import { type Directory, directoriesBelow } from "../../../provider/plan/tree";

/**
 * No choice contains fewer unchanged URLs than this: the bound of Lagrangian relaxation. Each changed URL in a directory
 * earns a price, each directory costs one. The cheapest choice at these prices, whatever the limits, is easy to find,
 * and with the limits' own price it costs no more than any choice within them. Any prices give a bound; a nested search
 * finds those that give about the highest.
 */
export function lowerBound({ urls, bases, limits }: CollapseInput): number {
  const all = inOrder(urls);
  const directories = topBases(bases).flatMap((base) => directoriesBelow(base, below(base, all)));
  const excess = all.filter(({ changed }) => changed).length - limits.files;
  if (excess <= 0) return 0;
  const largest = directories.reduce((most, { changed }) => Math.max(most, changed), 1);
  const at = (changedPrice: number, price: number) =>
    cheapest(directories, changedPrice, price) + changedPrice * excess - price * limits.directories;
  return top(all.length, (changedPrice) => top(changedPrice * largest, (price) => at(changedPrice, price)));
}

/** The least cost of any choice: the list has every directory after those that it contains. */
function cheapest(directories: readonly Directory[], changedPrice: number, price: number): number {
  const least = new Float64Array(directories.length + 1);
  directories.forEach(({ changed, unchanged, size }, place) => {
    const whole = unchanged + price - changedPrice * changed;
    least[place + 1] = Math.min(least[place] as number, (least[place + 1 - size] as number) + whole);
  });
  return least[directories.length] as number;
}

/** About the highest value of a concave function between 0 and a number. */
function top(high: number, of: (value: number) => number): number {
  let [start, end] = [0, high];
  for (let step = 0; step < 40; step++) {
    const third = (end - start) / 3;
    if (of(start + third) < of(end - third)) start += third;
    else end -= third;
  }
  return of((start + end) / 2);
}
