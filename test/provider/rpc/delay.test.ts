import { describe, expect, it } from "vitest";
import { ApiError } from "../../../provider/rpc/api-error";
import type { Treatment } from "../../../provider/rpc/codes";
import { delayBeforeRetry } from "../../../provider/rpc/delay";
import { withRetries } from "../../../provider/rpc/retry";

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

describe("retries", () => {
  /** Runs a call that fails with the codes in turn, the last for ever. Returns the pauses (seconds) and the outcome. */
  async function run(codes: string[], more: { longestRetryingMs?: number; until?: number } = {}) {
    let now = AT;
    const slept: number[] = [];
    const clock = {
      now: () => now,
      random: () => 0,
      sleep: async (ms: number) => {
        slept.push(ms / 1000);
        now += ms;
      },
    };
    let calls = 0;
    const retrying = { clock, longestRetryingMs: undefined, onRetry: async () => {}, ...more };
    const outcome = await withRetries(retrying, async () => {
      const code = codes[Math.min(calls++, codes.length - 1)];
      if (code) throw new ApiError("RefreshObjectCaches", code, "no");
      return "done";
    }).catch((error) => error.code);
    return { slept, outcome, calls, seconds: (now - AT) / 1000 };
  }

  it("go on after faults that pass by themselves", async () => {
    expect(
      await run(["ServiceUnavailable", "Throttling.User", "QuotaPerMinuteExceeded.Refresh", ""]),
    ).toEqual({
      slept: [0.5, 4, 35.5],
      seconds: 40,
      outcome: "done",
      calls: 4,
    });
  });

  it.each([
    ["ServiceBusy", 300],
    ["InternalError", 300],
    ["Throttling.User", 300],
    ["ConnectionLost", 120],
    ["ResponseNotJson", 120],
  ])("of %s take %d seconds, or as many as the setting says, more or fewer", async (code, seconds) => {
    expect(await run([code])).toMatchObject({ outcome: code, seconds });
    expect(await run([code], { longestRetryingMs: 20_000 })).toMatchObject({ outcome: code, seconds: 20 });
    expect(await run([code], { longestRetryingMs: 20 * MINUTE })).toMatchObject({ seconds: 1_200 });
    expect(await run([code], { longestRetryingMs: 20 * MINUTE, until: AT + 7_000 })).toMatchObject({
      seconds: 7,
    });
  });

  it("end before more than five minutes are spent", async () => {
    const { slept, outcome } = await run(["QuotaPerMinuteExceeded.Refresh"]);
    expect(slept).toEqual([40, 60, 60, 60, 60]);
    expect(outcome).toBe("QuotaPerMinuteExceeded.Refresh");
  });

  it.each(["QuotaExceeded.Refresh", "Forbidden.RAM", "SomethingNew"])("are not made for %s", async (code) => {
    expect(await run([code])).toEqual({ slept: [], outcome: code, calls: 1, seconds: 0 });
  });
});
