import { setTimeout } from "node:timers/promises";

/** Time and chance, given to what waits, so that tests decide about both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends early, with an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to 1, as Math.random. */
  random(): number;
  /** Aborted when nothing more is to be begun. */
  readonly end?: AbortSignal;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
  random: Math.random,
};

/** The clock, but once the signal is aborted every sleep ends with its reason. */
export function endingWith(end: AbortSignal, clock: Clock): Clock {
  const sleep = async (ms: number) => {
    end.throwIfAborted();
    // A timer that was aborted has an error of its own.
    await clock.sleep(ms, end).catch((error) => {
      end.throwIfAborted();
      throw error;
    });
    end.throwIfAborted();
  };
  return { now: () => clock.now(), random: () => clock.random(), sleep, end };
}
