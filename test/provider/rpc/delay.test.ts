import { describe, expect, it } from "vitest";
import { ApiError } from "../../../provider/rpc/api-error";
import type { Treatment } from "../../../provider/rpc/codes";
import { delayBeforeRetry, LONGEST_RETRYING_MS } from "../../../provider/rpc/delay";
import { withRetries } from "../../../provider/rpc/retry";

const AT = Date.UTC(2026, 10, 21, 12, 0, 20);

/** The delays before each retry of a call that never succeeds, in seconds, with the least and the most of chance. */
const delays = (treatment: Treatment, random: number) =>
  Array.from({ length: 9 }, (_, index) => delayBeforeRetry(treatment, index + 1, AT, random)).map((ms) =>
    ms === undefined ? "-" : ms / 1000,
  );

describe("the delay before a retry", () => {
  it("grows from half a second to fifteen, and to twice that by chance", () => {
    expect(delays("retry", 0)).toEqual([0.5, 1, 2, 4, 8, 15, 15, "-", "-"]);
    expect(delays("retry", 1)).toEqual([1, 2, 4, 8, 16, 30, 30, "-", "-"]);
  });

  it("begins later when the service asks for fewer calls", () => {
    expect(delays("throttled", 0)).toEqual([2, 4, 8, 15, 15, 15, 15, "-", "-"]);
  });

  it("lasts until the next minute when the minute's quota is spent", () => {
    expect(delays("nextMinute", 0).slice(0, 2)).toEqual([40, 40]);
    expect(delays("nextMinute", 1).slice(0, 1)).toEqual([45]);
  });

  it("is none when nothing but the caller or tomorrow helps", () => {
    expect(delays("fatal", 0)[0]).toBe("-");
    expect(delays("quotaSpent", 0)[0]).toBe("-");
  });
});

describe("retries", () => {
  /** Runs a call that fails with the codes in turn and then succeeds; answers what was slept, in seconds. */
  async function run(...codes: string[]) {
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
    const retrying = { clock, longestRetryingMs: LONGEST_RETRYING_MS, onRetry: async () => {} };
    const outcome = await withRetries(retrying, async () => {
      const code = codes[calls++];
      if (code) throw new ApiError("RefreshObjectCaches", code, "no");
      return "done";
    }).catch((error) => error.code);
    return { slept, outcome, calls };
  }

  it("go on after faults that pass by themselves", async () => {
    expect(await run("ServiceUnavailable", "Throttling.User", "QuotaPerMinuteExceeded.Refresh")).toEqual({
      slept: [0.5, 4, 35.5],
      outcome: "done",
      calls: 4,
    });
  });

  it("end with the fault after eight tries", async () => {
    const { slept, outcome, calls } = await run(...Array(20).fill("InternalError"));
    expect({ slept, outcome, calls }).toEqual({
      slept: [0.5, 1, 2, 4, 8, 15, 15],
      outcome: "InternalError",
      calls: 8,
    });
  });

  it("end before more than five minutes are spent", async () => {
    const { slept, outcome } = await run(...Array(20).fill("QuotaPerMinuteExceeded.Refresh"));
    expect(slept).toEqual([40, 60, 60, 60, 60]);
    expect(outcome).toBe("QuotaPerMinuteExceeded.Refresh");
  });

  it.each(["QuotaExceeded.Refresh", "Forbidden.RAM", "SomethingNew"])("are not made for %s", async (code) => {
    expect(await run(code)).toEqual({ slept: [], outcome: code, calls: 1 });
  });
});
