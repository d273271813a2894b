import type { ProductLimits } from "./limits";

/** The types of daily quotas, by the names in the responses of the quota operations. */
export const QUOTAS = ["Url", "Dir", "Regex", "IgnoreParams", "Preload", "Block"] as const;
export type QuotaName = (typeof QUOTAS)[number];

const LIMIT_OF = {
  Url: "urlsPerDay",
  Dir: "directoriesPerDay",
  Regex: "regexesPerDay",
  IgnoreParams: "ignoreParamsPerDay",
  Preload: "preloadsPerDay",
  Block: "blocksPerDay",
} as const satisfies Record<QuotaName, keyof ProductLimits>;

const DAY = 86_400_000;
const UTC_PLUS_8 = 8 * 3_600_000;

/** The daily quotas of one account for one product. They reset at 00:00 UTC+8. */
export class DailyQuota {
  readonly #limits: ProductLimits;
  readonly #used = new Map<QuotaName, number>();
  #day = Number.NaN;

  constructor(limits: ProductLimits) {
    this.#limits = limits;
  }

  total(name: QuotaName): number {
    return this.#limits[LIMIT_OF[name]];
  }

  remaining(name: QuotaName, now: number): number {
    this.#turn(now);
    return this.total(name) - (this.#used.get(name) ?? 0);
  }

  /** Uses an amount. The caller has checked that it is available. */
  take(name: QuotaName, amount: number, now: number): void {
    this.set(name, this.remaining(name, now) - amount, now);
  }

  /** Sets what is left for the rest of the day. */
  set(name: QuotaName, remaining: number, now: number): void {
    this.#turn(now);
    this.#used.set(name, this.total(name) - remaining);
  }

  #turn(now: number): void {
    const day = Math.floor((now + UTC_PLUS_8) / DAY);
    if (day !== this.#day) this.#used.clear();
    this.#day = day;
  }
}
