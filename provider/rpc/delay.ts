import type { Treatment } from "./codes";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How a call is tried again after a fault. */
interface Plan {
  /** The first delay; each further one is twice as long, up to half a minute. */
  readonly baseMs: number;
  /** For how long, where no setting says. */
  readonly longestMs: number;
  readonly mostTries?: number;
}

/**
 * A domain takes three to five minutes to be configured (help page AddCdnDomain, 2025-08-21), and the service's other
 * momentary faults are waited out as long. A network that is down for two minutes is no momentary fault.
 */
const PLANS: Readonly<Partial<Record<Treatment, Plan>>> = {
  retry: { baseMs: 1 * SECOND, longestMs: 5 * MINUTE },
  throttled: { baseMs: 4 * SECOND, longestMs: 5 * MINUTE },
  nextMinute: { baseMs: 0, longestMs: 5 * MINUTE },
  reconnect: { baseMs: 1 * SECOND, longestMs: 2 * MINUTE },
  onceMore: { baseMs: 1 * SECOND, longestMs: 2 * MINUTE, mostTries: 2 },
};

const LONGEST_DELAY_MS = 30 * SECOND;

/** For how long a call is tried again after such a fault, where no setting says (ms). */
export const longestRetryingMs = (treatment: Treatment) => PLANS[treatment]?.longestMs ?? 0;

/**
 * How long to wait before the next try, in milliseconds; undefined when there is to be none. `tries` are those already
 * made, `left` is the time that trying again may still take, which is used to its end. `random` is from 0 up to 1: half
 * of the delay is chance, so that many clients that failed together do not return together.
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
