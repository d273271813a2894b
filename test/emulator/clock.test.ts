import { expect, test, vi } from "vitest";
import { realClock, virtualClock } from "./clock";

test("a virtual clock runs what is due in order, each at its own time", () => {
  const clock = virtualClock(1000);
  const ran: [string, number][] = [];
  const note = (name: string) => () => ran.push([name, clock.now()]);
  clock.setTimeout(note("late"), 50);
  clock.setTimeout(note("first"), 10);
  clock.setTimeout(note("second"), 10);
  clock.setTimeout(() => clock.setTimeout(note("nested"), 5), 20);
  const cancel = clock.setTimeout(note("cancelled"), 15);
  cancel();
  clock.advance(0);
  expect(ran).toEqual([]);
  clock.advance(49);
  expect(clock.now()).toBe(1049);
  expect(ran).toEqual([
    ["first", 1010],
    ["second", 1010],
    ["nested", 1025],
  ]);
  clock.advance(1);
  expect(ran.at(-1)).toEqual(["late", 1050]);
  expect(() => clock.advance(-1)).toThrow(RangeError);
});

test("a closed virtual clock runs nothing more", () => {
  const clock = virtualClock();
  const fn = vi.fn();
  clock.setTimeout(fn, 1);
  clock.close();
  clock.advance(10);
  expect(fn).not.toHaveBeenCalled();
});

test("a fast clock's timers wait their share of real time", () => {
  vi.useFakeTimers();
  try {
    const clock = realClock(60);
    const fn = vi.fn();
    const start = clock.now();
    clock.setTimeout(fn, 60_000);
    const cancelled = clock.setTimeout(fn, 1);
    cancelled();
    vi.advanceTimersByTime(999);
    expect(fn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(fn).toHaveBeenCalledTimes(1);
    expect(clock.now() - start).toBe(60_000);
  } finally {
    vi.useRealTimers();
  }
});

test("a timer longer than node's longest waits its whole time, and closing drops it", () => {
  vi.useFakeTimers();
  try {
    const clock = realClock();
    const fn = vi.fn();
    const month = 30 * 86_400_000;
    clock.setTimeout(fn, month);
    vi.advanceTimersByTime(month - 1);
    expect(fn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(fn).toHaveBeenCalledTimes(1);
    clock.setTimeout(fn, 5);
    clock.close();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("speed is a number above 0", () => {
  expect(() => realClock(0)).toThrow("speed: expected a number above 0, got 0");
  expect(() => realClock(Number.NaN)).toThrow(RangeError);
});
