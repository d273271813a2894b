import type { Treatment } from "./codes";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How a call is retried. */
interface Plan {
  /** The first delay. Each further one is twice as long, up to half a minute. */
  readonly baseMs: number;
  /** The default for how long it is retried. */
  readonly longestMs: number;
  readonly mostTries?: number;
}

/**
 * Configuring a domain takes three to five minutes (help page AddCdnDomain, 2025-08-21); the service's other transient
 * errors are retried for the same time. A network that is down for two minutes is not a transient error.
 */
const PLANS: Readonly<Partial<Record<Treatment, Plan>>> = {
  retry: { baseMs: 1 * SECOND, longestMs: 5 * MINUTE },
  throttled: { baseMs: 4 * SECOND, longestMs: 5 * MINUTE },
  nextMinute: { baseMs: 0, longestMs: 5 * MINUTE },
  reconnect: { baseMs: 1 * SECOND, longestMs: 2 * MINUTE },
  onceMore: { baseMs: 1 * SECOND, longestMs: 2 * MINUTE, mostTries: 2 },
};

const LONGEST_DELAY_MS = 30 * SECOND;

/** The default for how long a call is retried, in ms. */
export const longestRetryingMs = (treatment: Treatment) => PLANS[treatment]?.longestMs ?? 0;

/**
 * The delay before the next try, in ms; undefined if the call is not retried. `tries` is the number of tries so far,
 * `left` the time that remains for retrying: the last delay is shortened to it, except one until the next minute, which
 * would be useless. `random` is between 0 and 1: half of the delay is random, so that clients that failed at the same
 * time do not retry at the same time.
 */
export function delayBeforeRetry(
  treatment: Treatment,
  { tries, now, left, random }: { tries: number; now: number; left: number; random: number },
): number | undefined {
  const plan = PLANS[treatment];
  if (!plan || tries >= (plan.mostTries ?? Number.POSITIVE_INFINITY) || left <= 0) return undefined;
  if (treatment === "nextMinute") {
    const delay = MINUTE - (now % MINUTE) + random * 5 * SECOND;
    return delay > left ? undefined : delay;
  }
  const delay = Math.min(plan.baseMs * 2 ** (tries - 1), LONGEST_DELAY_MS);
  return Math.min(delay / 2 + (random * delay) / 2, left);
}
