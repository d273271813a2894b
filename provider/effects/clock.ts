import { setTimeout } from "node:timers/promises";

/** Time and chance, given to what waits, so that tests decide about both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** A number from 0 up to 1, as Math.random. */
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms) => setTimeout(ms),
  random: Math.random,
};
