/** The emulator's time, which everything in the emulator uses. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `fn` once after `ms` of the emulator's time. Returns a function that cancels it. */
  setTimeout(fn: () => void, ms: number): () => void;
}

/** A clock with timers, which `close` cancels. */
export interface OwnedClock extends Clock {
  close(): void;
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends OwnedClock {
  /** Advances the time by `ms`, and runs the timers that become due, in order and each at its own time. */
  advance(ms: number): void;
}

/** Node runs longer timers immediately. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine's time, or a time that passes `speed` times as fast from now on. */
export function realClock(speed = 1): OwnedClock {
  if (!(speed > 0 && Number.isFinite(speed))) {
    throw new RangeError(`speed: expected a number above 0, got ${speed}`);
  }
  const started = Date.now();
  const origin = performance.now();
  const pending = new Set<() => void>();
  const now = () => Math.floor(started + (performance.now() - origin) * speed);

  function wait(fn: () => void, ms: number): () => void {
    let left = Math.max(0, ms / speed);
    let timer: NodeJS.Timeout;
    const cancel = () => {
      clearTimeout(timer);
      pending.delete(cancel);
    };
    const arm = () => {
      const step = Math.min(left, LONGEST_TIMER);
      left -= step;
      timer = setTimeout(() => {
        if (left > 0) return arm();
        pending.delete(cancel);
        fn();
      }, step);
    };
    pending.add(cancel);
    arm();
    return cancel;
  }

  const close = () => {
    for (const cancel of [...pending]) cancel();
  };
  return { now, setTimeout: wait, close };
}

/** A time that stands still until `advance`. It starts at `start` (ms since the epoch; default: now). */
export function virtualClock(start = Date.now()): VirtualClock {
  let time = start;
  let sequence = 0;
  const timers = new Map<number, { at: number; fn: () => void }>();

  function wait(fn: () => void, ms: number): () => void {
    const id = sequence++;
    timers.set(id, { at: time + Math.max(0, ms), fn });
    return () => timers.delete(id);
  }

  function nextDue(until: number): number | undefined {
    let found: number | undefined;
    let earliest = until;
    for (const [id, { at }] of timers) {
      if (at < earliest || (at === earliest && found === undefined)) {
        earliest = at;
        found = id;
      }
    }
    return found;
  }

  function advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`advance: expected milliseconds of 0 or more, got ${ms}`);
    const until = time + ms;
    for (let id = nextDue(until); id !== undefined; id = nextDue(until)) {
      const timer = timers.get(id);
      timers.delete(id);
      if (timer === undefined) continue;
      time = Math.max(time, timer.at);
      timer.fn();
    }
    time = until;
  }

  return { now: () => time, setTimeout: wait, advance, close: () => timers.clear() };
}
