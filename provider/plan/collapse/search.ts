import { type Bound, boundOf } from "./bound";
import { type Branch, branchesOf } from "./branch";
import { type Choice, type Problem, sumOver } from "./problem";
import { siblingsOf } from "./siblings";
import { bestUpTo } from "./within";

/** A branch of which no choice costs less than `from`. */
interface Region extends Branch {
  readonly from: number;
  /** Whether it cannot be split. */
  readonly isWhole: boolean;
}

/** Entries of frontiers looked at, and directories priced: ten million of them take about a second. */
const FIRST_WORK = 1e6;
const MOST_WORK = 5e7;

/**
 * The best choice: the one of least cost that contains enough changed URLs in few enough directories, and of several
 * such choices the one with the bytewise smallest list of paths. `known` is some choice that is enough.
 *
 * Dynamic programming finds it, and takes the longer the further it has to look above the bound of all choices. So
 * quick looks, which may miss the best, come first, as long as each improves on the last. What is found then limits how
 * far the thorough ones have to look: a little above the bound at first, then twice as far, until there is a choice.
 * Where that is too much work, the choices are split into two branches with higher bounds, and the lowest region is
 * looked at next. The more work has been done, the more is allowed, so that splitting where it does not help costs no
 * more than a part of the whole.
 *
 * No way is known that would be quick for every site (with all directories in one it is the knapsack problem). After
 * `MOST_WORK` the best choice found so far is taken. Work is counted and not timed, so it is the same one everywhere.
 */
export function bestChoice(problem: Problem, known: Choice): Choice {
  const unit = problem.costOf(0, 1, 0);
  const next = (bound: number, from: number) =>
    bound + Math.max(problem.costOf(0, 0, 1), (from - bound) * (from - bound < unit ? 4 : 2));
  const siblings = siblingsOf(problem);
  let best = known;
  let bestCost = sumOver(known, problem.cost);
  let work = 0;
  const consider = (choice: Choice) => {
    if (sumOver(choice, problem.changed) < problem.least || choice.length > problem.most) return;
    const cost = sumOver(choice, problem.cost);
    if (cost > bestCost || (cost === bestCost && !isBefore(choice, best))) return;
    best = choice;
    bestCost = cost;
  };
  const look = (upTo: number, bound: Bound, mostWork: number) => {
    const seen = bestUpTo(upTo, problem, siblings, bound, mostWork);
    work += seen.work;
    if (seen.choice) consider(seen.choice);
    return seen;
  };
  const regions: Region[] = [];
  const open = (branch: Branch, from: number) => {
    for (const choice of branch.bound.seen) consider(choice);
    regions.push({ ...branch, from: Math.max(from, branch.bound.lowest), isWhole: false });
  };

  const all = boundOf(problem, [], [known, []]);
  open({ limits: [], bound: all }, 0);
  for (let last = Number.POSITIVE_INFINITY; bestCost < last; ) {
    last = bestCost;
    if (look(bestCost, all, FIRST_WORK).isComplete) return best;
  }
  const quick = work;
  for (let region = lowest(regions); region && region.from <= bestCost; region = lowest(regions)) {
    if (work >= MOST_WORK) break;
    regions.splice(regions.indexOf(region), 1);
    const upTo = Math.min(bestCost, next(region.bound.lowest, region.from));
    const share = region.isWhole ? MOST_WORK : Math.max(FIRST_WORK, (work - quick) / 2);
    const { isComplete, choice } = look(upTo, region.bound, Math.min(share, MOST_WORK - work));
    if (isComplete) {
      if (!choice && upTo < bestCost) regions.push({ ...region, from: upTo });
      continue;
    }
    const split = branchesOf(problem, region, bestCost);
    work += split.work;
    for (const branch of split.branches) open(branch, region.from);
    if (!split.branches.length) regions.push({ ...region, isWhole: true });
  }
  return best;
}

const lowest = (regions: readonly Region[]): Region | undefined =>
  regions.reduce<Region | undefined>(
    (low, region) => (low && low.from <= region.from ? low : region),
    undefined,
  );

/** Whether a choice of equal cost has the bytewise smaller list of paths: places are in descending order of paths. */
function isBefore(a: Choice, b: Choice): boolean {
  const different = a.findIndex((place, index) => place !== b[index]);
  return different >= 0 && (a[different] as number) > (b[different] ?? -1);
}
