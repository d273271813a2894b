import type { Bound } from "./bound";
import { type Chain, Extension, Frontier } from "./frontier";
import { type Choice, leastAfter, leastBefore, type Problem } from "./problem";
import { pricedWith, type Siblings } from "./siblings";

/** What a look at the choices up to some cost has found. */
export interface Look {
  /** The best one seen. */
  readonly choice: Choice | undefined;
  /** Whether all were seen; otherwise it was too much work, or the view was too narrow. */
  readonly isComplete: boolean;
  readonly work: number;
}

/**
 * Dynamic programming over the list of directories: each adds to the frontier of choices before it those with itself
 * and none inside it. Entries that the bound shows to come to more than `mostCost` are dropped.
 *
 * Of choices of equal cost the last found stays: it has the directory that comes latest in the list, and so the
 * bytewise smaller list of paths.
 *
 * After `mostWork` the frontiers are kept so small that as much work again is enough for the rest of the list: what is
 * found then is good, and may not be the best.
 */
export function bestUpTo(
  mostCost: number,
  problem: Problem,
  siblings: readonly Siblings[],
  bound: Bound,
  mostWork: number,
): Look {
  const along = pricedWith(siblings, bound.priced);
  const { size, first, most, least, costOf } = problem;
  const after = leastAfter(problem, bound.priced);
  const before = leastBefore(problem, bound.priced);
  const mostPriced = mostCost + bound.worth + 1e-10 * (Math.abs(mostCost) + Math.abs(bound.worth));
  const lastUse = lastUses(problem);
  const frontiers: (Frontier | undefined)[] = [Frontier.start()];
  const merger = new Extension(most);
  let best = { cost: mostCost, chain: undefined as Chain | undefined };
  const limitAt = (place: number) => mostPriced - (after[place + 1] as number);
  const isOpen = (place: number) =>
    (before[first[place] as number] as number) + (bound.priced[place] as number) + (along[place] as number) <=
    limitAt(place);
  let left = 0;
  for (let place = 0; place < size; place++) if (isOpen(place)) left++;
  const widest = Math.max(16, mostWork / (2 * left));
  let isComplete = true;
  let work = size;

  for (let place = 0; place < size; place++) {
    const start = first[place] as number;
    const skipped = frontiers[place] as Frontier;
    const inside = frontiers[start] as Frontier;
    const limit = limitAt(place);
    const others = (before[place] as number) <= limit ? skipped : Frontier.none;
    frontiers[place + 1] = others;
    if (isOpen(place)) {
      const changed = problem.changed[place] as number;
      const unchanged = problem.unchanged[place] as number;
      const add = { directory: place, changed, unchanged, priced: bound.priced[place] as number };
      const done = (index: number) => {
        const cost = costOf(
          (inside.changed[index] as number) + changed,
          (inside.unchanged[index] as number) + unchanged,
          (inside.count[index] as number) + 1,
        );
        if (cost <= best.cost) best = { cost, chain: { directory: place, rest: inside.chains[index] } };
      };
      const next = merger.extend(others, inside, add, limit, least, done);
      work += inside.length + (next === others ? 0 : others.length);
      if (work > mostWork && next.thin(widest)) isComplete = false;
      frontiers[place + 1] = next;
    }
    for (const used of [place, start]) if (lastUse[used] === place) frontiers[used] = undefined;
  }
  return { choice: best.chain && directoriesOf(best.chain), isComplete, work };
}

function directoriesOf(chain: Chain): Choice {
  const choice: number[] = [];
  for (let link: Chain | undefined = chain; link; link = link.rest) choice.push(link.directory);
  return choice;
}

/** For every place, the last directory that starts from the frontier before it. */
function lastUses({ size, first }: Problem): Int32Array {
  const last = Int32Array.from({ length: size }, (_, place) => place);
  for (let place = 0; place < size; place++) last[first[place] as number] = place;
  return last;
}
