import type { Product } from "../products";
import type { Limits } from "./limits";
import { DailyQuota } from "./quota";
import { Window } from "./window";

/** The state of one account. */
export interface Account {
  /** The account's name in tasks and in the control API: its first access key id. */
  readonly id: string;
  readonly limits: Limits;
  readonly quotas: Readonly<Record<Product, DailyQuota>>;
  /** Calls within the last second, by operation. */
  readonly calls: Window;
  /** URLs within the last minute, by product and domain. */
  readonly urls: Window;
}

export function createAccount(id: string, limits: Limits): Account {
  const quotas = {
    cdn: new DailyQuota(limits.cdn),
    dcdn: new DailyQuota(limits.dcdn),
    vod: new DailyQuota(limits.vod),
  };
  return { id, limits, quotas, calls: new Window(1000), urls: new Window(60_000) };
}
