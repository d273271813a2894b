import type { Clock } from "../effects/clock";
import { ApiError } from "./api-error";
import type { Treatment } from "./codes";
import { delayBeforeRetry, longestRetryingMs } from "./delay";

/** How calls are tried again. */
export interface Retrying {
  readonly clock: Clock;
  /** For how long a call is tried again at most, where that is set (ms); else it is by the fault. */
  readonly longestRetryingMs: number | undefined;
  /** When trying again ends in any case (ms since the epoch), for a call that shares another's time. */
  readonly until?: number;
  /** Faults that are not waited for, whatever their codes ask for. */
  readonly isFinal?: (error: ApiError) => boolean;
  /** Told of each failed try that another follows, and for how long it may go on. */
  readonly onRetry: (error: ApiError, tries: number, delayMs: number, leftMs: number) => Promise<void>;
}

/** When a call that began at `start`, and last failed so, is not tried again any more (ms since the epoch). */
export function endOfRetrying(retrying: Retrying, treatment: Treatment, start: number): number {
  const end = start + (retrying.longestRetryingMs ?? longestRetryingMs(treatment));
  return Math.min(end, retrying.until ?? end);
}

/** Runs a call, which is told when its first try began, until it succeeds, no retry can help, or its time is over. */
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
