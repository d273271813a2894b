import type { Clock } from "../clock";
import { ApiError } from "./api-error";
import { delayBeforeRetry } from "./delay";

/** How calls are tried again. */
export interface Retrying {
  readonly clock: Clock;
  /** For how long a call is tried again at most. */
  readonly longestRetryingMs: number;
  /** Told of each failed try that another follows. */
  readonly onRetry: (error: ApiError, tries: number, delayMs: number) => Promise<void>;
}

/** Runs a call until it succeeds, until no retry can help, or until it was tried often and long enough. */
export async function withRetries<T>(
  { clock, longestRetryingMs, onRetry }: Retrying,
  call: () => Promise<T>,
): Promise<T> {
  const start = clock.now();
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const delay = delayBeforeRetry(error.treatment, tries, clock.now(), clock.random());
      if (delay === undefined || clock.now() + delay - start > longestRetryingMs) throw error;
      await onRetry(error, tries, delay);
      await clock.sleep(delay);
    }
  }
}
