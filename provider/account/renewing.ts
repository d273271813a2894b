import type { Clock } from "../effects/clock";
import type { Keys } from "../rpc/connection";

/** Temporary keys, and when they end (ms since the epoch, by our own clock). */
export interface TemporaryKeys extends Keys {
  readonly end: number;
}

/** Keys are renewed so long before they end: longer than any call may take. */
const MARGIN_MS = 5 * 60_000;

/** Obtains temporary keys when they are first asked for, and anew when the held ones are about to end. */
export function renewing(obtain: (clock: Clock) => Promise<TemporaryKeys>): (clock: Clock) => Promise<Keys> {
  let held: Promise<TemporaryKeys> | undefined;
  let until = 0;
  return (clock) => {
    if (held && clock.now() < until) return held;
    // All who ask meanwhile wait for the same answer; a failed one is not kept.
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
