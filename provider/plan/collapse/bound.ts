import { type Ingredient, Mixture } from "./mixture";
import { type Choice, cheapest, type Problem, sumOver } from "./problem";

/** A limit on the number of chosen directories that have at least so many changed URLs. */
export interface CountLimit {
  readonly changed: number;
  readonly is: "at most" | "at least";
  readonly count: number;
}

/** What is known of all choices within some limits. */
export interface Bound {
  /** None of them costs less. */
  readonly lowest: number;
  /** The directories' costs with the price of the limits that each uses up, and the worth of all limits together. */
  readonly priced: Float64Array;
  readonly worth: number;
  /** How much of each directory is in the cheapest mixture of choices. */
  readonly parts: ReadonlyMap<number, number>;
  /** The choices that were looked at, within the limits or not. */
  readonly seen: readonly Choice[];
  readonly work: number;
}

interface Row {
  readonly uses: (place: number) => number;
  readonly limit: number;
}

const ROUNDS = 500;

/**
 * The bound of linear relaxation: what the cheapest mixture of choices costs that keeps the limits on average. It is
 * found by pricing the limits, asking for the cheapest choice at these prices, and mixing that in. Any prices give a
 * valid bound (a choice within the limits costs at least what it costs at the prices, less the limits' worth), so
 * neither rounding nor stopping early can make it wrong.
 */
export function boundOf(problem: Problem, limits: readonly CountLimit[], known: readonly Choice[]): Bound {
  const rows = rowsOf(problem, limits);
  const unit = problem.cost.reduce((a, b) => Math.max(a, b), 1);
  const scales = rows.map(({ limit }) => Math.max(1, Math.abs(limit)));
  const mixture = new Mixture(rows.map(({ limit }, row) => limit / (scales[row] as number)));
  const choices = new Map<Ingredient, Choice>();
  const mix = (choice: Choice) => {
    const uses = rows.map(
      ({ uses }, row) => choice.reduce((sum, place) => sum + uses(place), 0) / (scales[row] as number),
    );
    choices.set({ cost: sumOver(choice, problem.cost) / unit, uses }, choice);
  };
  for (const choice of known) mix(choice);
  let best = { lowest: Number.NEGATIVE_INFINITY, priced: problem.cost, worth: 0 };
  let work = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = mixture.best([...choices.keys()]);
    if (next) mixture.add(next);
    if (next) continue;
    const prices = mixture
      .prices()
      .limits.map((price, row) => (Math.max(0, price) * unit) / (scales[row] as number));
    const priced = problem.cost.map((cost, place) =>
      rows.reduce((sum, { uses }, row) => sum + (prices[row] as number) * uses(place), cost),
    );
    const worth = rows.reduce((sum, { limit }, row) => sum + (prices[row] as number) * limit, 0);
    const choice = cheapest(problem, priced);
    work += problem.size;
    const lowest = sumOver(choice, priced) - worth - 1e-10 * Math.abs(worth);
    if (lowest > best.lowest) best = { lowest, priced, worth };
    mix(choice);
    if (!mixture.best([...choices.keys()])) break;
  }
  return { ...best, parts: partsOf(mixture, choices), seen: [...choices.values()], work };
}

function rowsOf({ changed, least, most }: Problem, limits: readonly CountLimit[]): Row[] {
  const counts = limits.map((limit): Row => {
    const sign = limit.is === "at most" ? 1 : -1;
    return {
      uses: (place) => ((changed[place] as number) >= limit.changed ? sign : 0),
      limit: sign * limit.count,
    };
  });
  return [
    { uses: (place) => -(changed[place] as number), limit: -least },
    { uses: () => 1, limit: most },
    ...counts,
  ];
}

function partsOf(mixture: Mixture, choices: ReadonlyMap<Ingredient, Choice>): Map<number, number> {
  const parts = new Map<number, number>();
  for (const [ingredient, amount] of mixture.parts()) {
    for (const place of choices.get(ingredient) ?? []) parts.set(place, (parts.get(place) ?? 0) + amount);
  }
  return parts;
}
