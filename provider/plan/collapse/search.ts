import { boundOf } from "./bound";
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

const FIRST_WORK = 1e6;

/**
 * The best choice: the one of least cost that contains enough changed URLs in few enough directories, and of several
 * such choices the one with the bytewise smallest list of paths. `known` is some choice that is enough.
 *
 * Dynamic programming finds it, and takes the longer the further it has to look above the bound. So it looks a little
 * above the bound of all choices first, then twice as far, until there is one. Where that is too much work, the choices
 * are split into two branches with higher bounds, and the lowest region is looked at next. The more work has been
 * done, the more is allowed, so that splitting where it does not help costs no more than a part of the whole.
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
  const regions: Region[] = [];
  const open = (branch: Branch, from: number) => {
    for (const choice of branch.bound.seen) consider(choice);
    regions.push({ ...branch, from: Math.max(from, branch.bound.lowest), isWhole: false });
  };
  open({ limits: [], bound: boundOf(problem, [], [known, []]) }, 0);
  for (let region = lowest(regions); region && region.from <= bestCost; region = lowest(regions)) {
    regions.splice(regions.indexOf(region), 1);
    const { lowest: bound } = region.bound;
    const upTo = Math.min(bestCost, next(bound, region.from));
    const look = bestUpTo(
      upTo,
      problem,
      siblings,
      region.bound,
      region.isWhole ? Number.POSITIVE_INFINITY : Math.max(FIRST_WORK, work / 2),
    );
    work += look.work;
    if (look.choice) consider(look.choice);
    if (look.isComplete) {
      if (!look.choice && upTo < bestCost) regions.push({ ...region, from: upTo });
      continue;
    }
    const branches = branchesOf(problem, region, bestCost);
    for (const branch of branches) open(branch, region.from);
    if (!branches.length) regions.push({ ...region, isWhole: true });
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
