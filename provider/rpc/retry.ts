import type { Clock } from "../effects/clock";
import { ApiError } from "./api-error";
import type { Treatment } from "./codes";
import { delayBeforeRetry, longestRetryingMs } from "./delay";

/** How calls are retried. */
export interface Retrying {
  readonly clock: Clock;
  /** For how long a call is retried, in ms. The default depends on the error. */
  readonly longestRetryingMs: number | undefined;
  /** When retrying ends in any case (ms since the epoch). */
  readonly until?: number;
  /** Errors that are not retried, whatever their codes. */
  readonly isFinal?: (error: ApiError) => boolean;
  /** Called before each retry, with the delay and the time that remains for retrying. */
  readonly onRetry: (error: ApiError, tries: number, delayMs: number, leftMs: number) => Promise<void>;
}

/** Until when a call is retried (ms since the epoch) that was first tried at `start`. */
export function endOfRetrying(retrying: Retrying, treatment: Treatment, start: number): number {
  const end = start + (retrying.longestRetryingMs ?? longestRetryingMs(treatment));
  return Math.min(end, retrying.until ?? end);
}

/**
 * Makes a call, and retries it until it succeeds, a retry cannot help, or time runs out. `start` is the time of the
 * first try.
 */
export async function withRetries<T>(retrying: Retrying, call: (start: number) => Promise<T>): Promise<T> {
  const { clock, onRetry } = retrying;
  const start = clock.now();
  for (let tries = 1; ; tries++) {
    try {
      return await call(start);
    } catch (error) {
      if (!(error instanceof ApiError) || retrying.isFinal?.(error)) throw error;
      const now = clock.now();
      const left = endOfRetrying(retrying, error.treatment, start) - now;
      const delay = delayBeforeRetry(error.treatment, { tries, now, left, random: clock.random() });
      if (delay === undefined) throw error;
      await onRetry(error, tries, delay, left);
      await clock.sleep(delay);
    }
  }
}
