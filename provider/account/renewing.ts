import type { Clock } from "../effects/clock";
import type { Keys } from "../rpc/connection";

/** Temporary keys, and when they expire (ms since the epoch, by the local clock). */
export interface TemporaryKeys extends Keys {
  readonly end: number;
}

/** Keys are renewed this long before they expire: longer than any call may take. */
const MARGIN_MS = 5 * 60_000;

/** Obtains temporary keys on first use, and again when they are about to expire. */
export function renewing(obtain: (clock: Clock) => Promise<TemporaryKeys>): (clock: Clock) => Promise<Keys> {
  let held: Promise<TemporaryKeys> | undefined;
  let until = 0;
  return (clock) => {
    if (held && clock.now() < until) return held;
    // Concurrent callers share one request. A failure is not kept.
    until = Number.POSITIVE_INFINITY;
    held = obtain(clock).then(
      (keys) => {
        until = keys.end - MARGIN_MS;
        return keys;
      },
      (error) => {
        held = undefined;
        throw error;
      },
    );
    return held;
  };
}
