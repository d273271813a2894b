import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Pace } from "../../../provider/calls/pace";

const RATES = { callsPerSecond: 50, urlsPerDomainAndMinute: 1_000 };

describe("the pace of calls", () => {
  it("spaces calls and sends the first at once", () => {
    const pace = new Pace(RATES);
    expect([pace.reserve(0), pace.reserve(0), pace.reserve(5), pace.reserve(1_000)]).toEqual([0, 20, 35, 0]);
  });

  it("waits until a domain's last minute has room", () => {
    const pace = new Pace(RATES);
    const urls = (count: number) => new Map([["a", count]]);
    expect(pace.reserve(0, urls(600))).toBe(0);
    expect(pace.reserve(10_000, urls(400))).toBe(0);
    expect(pace.reserve(20_000, urls(1))).toBe(40_000);
    expect(pace.reserve(20_000, new Map([["b", 1_000]]))).toBe(40_020);
  });

  it("sends a call that exceeds a minute's limit alone", () => {
    const pace = new Pace(RATES);
    const urls = new Map([["a", 5_000]]);
    expect([pace.reserve(0, urls), pace.reserve(0, urls)]).toEqual([0, 60_000]);
  });

  it("never passes a rate", () => {
    const call = fc.record({
      pause: fc.nat(30_000),
      domain: fc.constantFrom("a", "b"),
      count: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const pace = new Pace(RATES);
        let now = 0;
        const made = calls.map(({ pause, domain, count }) => {
          now += pause;
          return { at: now + pace.reserve(now, new Map([[domain, count]])), domain, count };
        });
        for (const { at, domain } of made) {
          const sameSecond = made.filter((other) => other.at >= at && other.at < at + 1_000);
          expect(sameSecond.length).toBeLessThanOrEqual(50);
          const sameMinute = made.filter(
            (other) => other.domain === domain && other.at >= at && other.at < at + 60_000,
          );
          expect(sameMinute.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });
});
