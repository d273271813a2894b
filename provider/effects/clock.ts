import { setTimeout } from "node:timers/promises";

/** Time and randomness, passed to everything that waits, so that tests can control them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to, but not including, 1, as Math.random. */
  random(): number;
  /** Aborted when nothing more may be started. */
  readonly end?: AbortSignal;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
  random: Math.random,
};

/** The clock, except that every sleep rejects with the signal's reason once it is aborted. */
export function endingWith(end: AbortSignal, clock: Clock): Clock {
  const sleep = async (ms: number) => {
    end.throwIfAborted();
    // An aborted timer rejects with an AbortError instead of the signal's reason.
    await clock.sleep(ms, end).catch((error) => {
      end.throwIfAborted();
      throw error;
    });
    end.throwIfAborted();
  };
  return { now: () => clock.now(), random: () => clock.random(), sleep, end };
}
