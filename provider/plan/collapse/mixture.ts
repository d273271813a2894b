/** Something to mix in: what all of it costs, and how much of each limited thing all of it uses. */
export interface Ingredient {
  readonly cost: number;
  readonly uses: readonly number[];
}

/** Dearer than what is real, but not so dear that its price drowns theirs in rounding. */
const STAND_IN_COST = 1e5;

/**
 * The cheapest mixture: amounts of ingredients, which make up 1 and use at most the limits. Costs and limits are
 * about 1. It is the revised simplex method, told one ingredient after another.
 */
export class Mixture {
  readonly #slacks: readonly Ingredient[];
  readonly #basis: Ingredient[];
  readonly #inverse: number[][];
  readonly #amounts: number[];

  constructor(limits: readonly number[]) {
    // Within all limits, so that there is a mixture before there are ingredients.
    const standIn = { cost: STAND_IN_COST, uses: limits.map((limit) => limit - 1) };
    this.#slacks = limits.map((_, row) => ({
      cost: 0,
      uses: limits.map((_, index) => (index === row ? 1 : 0)),
    }));
    this.#basis = [standIn, ...this.#slacks];
    this.#inverse = this.#basis.map((_, row) => this.#basis.map((_, index) => (index === row ? 1 : 0)));
    for (const [row, used] of standIn.uses.entries()) (this.#inverse[row + 1] as number[])[0] = -used;
    this.#amounts = this.#basis.map(() => 1);
  }

  /** What is in the mixture, and how much of it. */
  parts(): (readonly [Ingredient, number])[] {
    return this.#basis.map((ingredient, row) => [ingredient, this.#amounts[row] ?? 0] as const);
  }

  /** What the mixture as a whole costs, and what more of each limited thing would be worth. */
  prices(): { whole: number; limits: number[] } {
    const costs = this.#basis.map((_, column) =>
      this.#basis.reduce(
        (sum, { cost }, row) => sum + cost * ((this.#inverse[row] as number[])[column] as number),
        0,
      ),
    );
    const [whole = 0, ...limits] = costs;
    return { whole, limits: limits.map((price) => -price) };
  }

  /** The ingredient that makes the mixture cheapest per amount, if one does. Leaving a limit unused is one of them. */
  best(ingredients: readonly Ingredient[]): Ingredient | undefined {
    const { whole, limits } = this.prices();
    let best: Ingredient | undefined;
    let most = 1e-11 * (1 + Math.abs(whole));
    for (const ingredient of [...this.#slacks, ...ingredients]) {
      const isSlack = this.#slacks.includes(ingredient);
      const used = limits.reduce((sum, price, row) => sum + price * (ingredient.uses[row] as number), 0);
      const saved = (isSlack ? 0 : whole) - ingredient.cost - used;
      if (saved <= most || this.#basis.includes(ingredient)) continue;
      most = saved;
      best = ingredient;
    }
    return best;
  }

  /** Puts an ingredient into the mixture in place of the one that runs out first. */
  add(ingredient: Ingredient): void {
    const column = [this.#slacks.includes(ingredient) ? 0 : 1, ...ingredient.uses];
    const change = this.#inverse.map((row) =>
      row.reduce((sum, value, index) => sum + value * (column[index] as number), 0),
    );
    const lasts = change.map((rate, row) =>
      rate > 1e-9 ? (this.#amounts[row] as number) / rate : Number.POSITIVE_INFINITY,
    );
    const amount = Math.min(...lasts);
    const out = lasts.indexOf(amount);
    const pivot = (this.#inverse[out] as number[]).map((value) => value / (change[out] as number));
    for (const [row, rate] of change.entries()) {
      const values = this.#inverse[row] as number[];
      this.#inverse[row] =
        row === out ? pivot : values.map((value, index) => value - rate * (pivot[index] as number));
      this.#amounts[row] = row === out ? amount : Math.max(0, (this.#amounts[row] as number) - rate * amount);
    }
    this.#basis[out] = ingredient;
  }
}
