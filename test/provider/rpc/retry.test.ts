import { describe, expect, it } from "vitest";
import { ApiError } from "../../../provider/rpc/api-error";
import { withRetries } from "../../../provider/rpc/retry";

const AT = Date.UTC(2026, 10, 21, 12, 0, 20);
const MINUTE = 60_000;

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
