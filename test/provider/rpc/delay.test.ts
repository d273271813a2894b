import { describe, expect, it } from "vitest";
import type { Treatment } from "../../../provider/rpc/codes";
import { delayBeforeRetry } from "../../../provider/rpc/delay";

const AT = Date.UTC(2026, 10, 21, 12, 0, 20);
const MINUTE = 60_000;

/** The delays before each retry of a call that never succeeds, in seconds, with the least and the most of chance. */
const delays = (treatment: Treatment, random: number, left = MINUTE) =>
  Array.from({ length: 8 }, (_, index) =>
    delayBeforeRetry(treatment, { tries: index + 1, now: AT, left, random }),
  ).map((ms) => (ms === undefined ? "-" : ms / 1000));

describe("the delay before a retry", () => {
  it.each(["retry", "reconnect"] as const)(
    "grows from half a second to fifteen, and to twice that by chance: %s",
    (of) => {
      expect(delays(of, 0)).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15]);
      expect(delays(of, 1)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    },
  );

  it("begins later when the service asks for fewer calls", () => {
    expect(delays("throttled", 0)).toEqual([2, 4, 8, 15, 15, 15, 15, 15]);
  });

  it("lasts until the next minute when the minute's quota is used up", () => {
    expect(delays("nextMinute", 0).slice(0, 2)).toEqual([40, 40]);
    expect(delays("nextMinute", 1).slice(0, 1)).toEqual([45]);
    expect(delays("nextMinute", 0, 39_000)[0]).toBe("-");
  });

  it("uses the time that is left to its end", () => {
    expect(delays("retry", 0, 7_000).slice(3)).toEqual([4, 7, 7, 7, 7]);
    expect(delays("retry", 0, 0)[0]).toBe("-");
  });

  it("is for one more try where a copy of the call may have been accepted", () => {
    expect(delays("onceMore", 0).slice(0, 2)).toEqual([0.5, "-"]);
  });

  it("is none when nothing but the caller or tomorrow helps", () => {
    expect(delays("fatal", 0)[0]).toBe("-");
    expect(delays("quotaExceeded", 0)[0]).toBe("-");
  });
});
