import type { Clock } from "../clock";
import { ApiError } from "./api-error";
import { delayBeforeRetry, LONGEST_RETRYING_MS } from "./delay";

/** Runs a call until it succeeds, until no retry can help, or until it was tried often and long enough. */
export async function withRetries<T>(
  clock: Clock,
  call: () => Promise<T>,
  longestMs = LONGEST_RETRYING_MS,
): Promise<T> {
  const start = clock.now();
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const delay = delayBeforeRetry(error.treatment, tries, clock.now(), clock.random());
      if (delay === undefined || clock.now() + delay - start > longestMs) throw error;
      await clock.sleep(delay);
    }
  }
}
