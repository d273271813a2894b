import type { Treatment } from "./codes";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A call is tried so often, and for so long, before its failure is the refresh's. */
export const MOST_TRIES = 8;
export const LONGEST_RETRYING_MS = 5 * MINUTE;

/** The first delay after a fault and after throttling; each further one is twice as long, up to half a minute. */
const BASE_MS: Partial<Record<Treatment, number>> = {
  retry: 1 * SECOND,
  reconnect: 1 * SECOND,
  onceMore: 1 * SECOND,
  throttled: 4 * SECOND,
};
const LONGEST_MS = 30 * SECOND;

/**
 * How long to wait before the next try, in milliseconds; undefined when there is to be none.
 * `tries` are those already made, `random` is from 0 up to 1: half of the delay is chance, so that many clients that
 * failed together do not return together.
 */
export function delayBeforeRetry(
  treatment: Treatment,
  tries: number,
  now: number,
  random: number,
): number | undefined {
  if (tries >= (treatment === "onceMore" ? 2 : MOST_TRIES)) return undefined;
  if (treatment === "nextMinute") return MINUTE - (now % MINUTE) + random * 5 * SECOND;
  const base = BASE_MS[treatment];
  if (base === undefined) return undefined;
  const delay = Math.min(base * 2 ** (tries - 1), LONGEST_MS);
  return delay / 2 + (random * delay) / 2;
}
