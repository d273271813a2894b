interface Recent {
  readonly events: { readonly at: number; readonly amount: number }[];
  sum: number;
}

/** Sums amounts within the last `span` ms, by key. */
export class Window {
  readonly #span: number;
  readonly #recent = new Map<string, Recent>();

  constructor(span: number) {
    this.#span = span;
  }

  /** Adds all amounts, or none if the sum of any key would exceed `limit`. */
  takeAll(parts: readonly (readonly [key: string, amount: number])[], limit: number, now: number): boolean {
    if (limit === Number.POSITIVE_INFINITY) return true;
    for (const key of this.#recent.keys()) this.#forget(key, now);
    if (parts.some(([key, amount]) => (this.#recent.get(key)?.sum ?? 0) + amount > limit)) return false;
    for (const [key, amount] of parts) {
      const recent = this.#recent.get(key) ?? { events: [], sum: 0 };
      recent.events.push({ at: now, amount });
      recent.sum += amount;
      this.#recent.set(key, recent);
    }
    return true;
  }

  #forget(key: string, now: number): void {
    const recent = this.#recent.get(key);
    if (recent === undefined) return;
    const kept = recent.events.findIndex(({ at }) => now - at < this.#span);
    const gone = recent.events.splice(0, kept < 0 ? recent.events.length : kept);
    for (const { amount } of gone) recent.sum -= amount;
    if (recent.events.length === 0) this.#recent.delete(key);
  }
}
