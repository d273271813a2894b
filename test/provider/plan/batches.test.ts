import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batches } from "../../../provider/plan/batch";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import type { Target, TargetType } from "../../../provider/services/target";
import { brokenRule, type CallRules, domainIn, domainRules } from "./call-rules";
import { fewestCalls } from "./fewest-calls";
import { loads, rules, TYPES, targetsOf } from "./loads";
import { shuffled } from "./shuffle";

/** What the documented numbers make necessary. A call of cache tags has one domain. */
function lowerBound(type: TargetType, sizes: readonly number[], limits: CallRules): number {
  const { domains, perDomain } = domainRules(type, limits);
  const all = sizes.reduce((a, b) => a + b, 0);
  const largest = Math.max(0, ...sizes);
  const named = sizes.filter((size) => size > 0).length;
  return Math.max(
    Math.ceil(all / limits.perCall[type]),
    Math.ceil(named / domains),
    Math.ceil(largest / Math.min(perDomain, limits.perCall[type])),
  );
}

/** Where the per-domain limit is what fills calls, every domain takes up one of a call's places per so many URLs. */
function fewestByPlaces(sizes: readonly number[], domains: number, perDomain: number): number {
  const places = sizes.map((size) => Math.ceil(size / perDomain));
  const all = places.reduce((a, b) => a + b, 0);
  return Math.max(0, Math.ceil(all / domains), ...places);
}

/** Of the domains, from the first on, those that have at most so many targets together. */
function upTo(most: number, sizes: readonly number[]): number[] {
  let left = most;
  return sizes.filter((size) => {
    const fits = size <= left;
    if (fits) left -= size;
    return fits;
  });
}

const callsOf = (type: TargetType, sizes: readonly number[], limits: CallRules) =>
  batches(targetsOf({ [type]: sizes }), limits).length;

describe("calls", () => {
  it("keep all limits, and name every target once", () => {
    fc.assert(
      fc.property(loads(fc.nat({ max: 30 }), 8), rules(20), (load, limits) => {
        const targets = targetsOf(load);
        const calls = batches(targets, limits);
        expect(calls.map((call) => brokenRule(call, limits)).filter(Boolean)).toEqual([]);
        const lines = (of: readonly Target[]) => of.map(({ type, path }) => `${type} ${path}`).sort();
        expect(lines(calls.flat())).toEqual(lines(targets));
      }),
      { numRuns: 1_000 },
    );
  });

  it("are the same for targets in any order", () => {
    fc.assert(
      fc.property(loads(fc.nat({ max: 12 }), 6), rules(10), fc.nat(), (load, limits, order) => {
        const targets = targetsOf(load);
        expect(batches(shuffled(targets, order), limits)).toEqual(batches(targets, limits));
      }),
      { numRuns: 1_000 },
    );
  });

  it("are at most one more than the numbers make necessary, with the limits of a CDN call", () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1_500 }));
    const sizes = fc.array(size, { maxLength: 150, size: "max" });
    const { perCall, domainsPerCall } = cdn.limits;
    const limits = { perCall: { ...perCall, CacheTag: 100, Hostname: 10, All: 1 }, domainsPerCall };
    fc.assert(
      fc.property(
        sizes.map((all) => upTo(10_000, all)),
        (domains) => {
          const bound = lowerBound("File", domains, limits);
          expect(callsOf("File", domains, limits)).toBeLessThanOrEqual(bound + 1);
        },
      ),
      // Simplifying a failure of this size takes long, and the next test has a simpler one.
      { numRuns: 200, interruptAfterTimeLimit: 40_000 },
    );
  });

  it("are at most one more than the numbers make necessary, up to as many targets as the packing says", () => {
    const limit = rules(12).map((limits) => ({
      perCall: limits.perCall,
      domainsPerCall: limits.domainsPerCall,
    }));
    const cases = fc.record({
      type: fc.constantFrom(...TYPES),
      sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 12 })), {
        maxLength: 40,
        size: "max",
      }),
      limits: limit,
    });
    const inRange = cases.map(({ type, sizes, limits }) => {
      const most = limits.perCall[type] * (domainRules(type, limits).domains + 1) - 1;
      return { type, sizes: upTo(most, sizes), limits };
    });
    fc.assert(
      fc.property(inRange, ({ type, sizes, limits }) => {
        const bound = lowerBound(type, sizes, limits);
        expect(callsOf(type, sizes, limits)).toBeLessThanOrEqual(bound + 1);
      }),
      { numRuns: 3_000 },
    );
  });

  it("are the fewest there can be with the limits of a DCDN call", () => {
    const { perCall, domainsPerCall, urlsPerDomainAndCall } = dcdn.limits;
    const limits = {
      perCall: { ...perCall, CacheTag: 100, Hostname: 10, All: 1 },
      domainsPerCall,
      urlsPerDomainAndCall,
    };
    const sizes = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 90, max: 110 }), fc.nat({ max: 900 })),
      { maxLength: 40, size: "max" },
    );
    fc.assert(
      fc.property(sizes, (domains) => {
        expect(callsOf("File", domains, limits)).toBe(fewestByPlaces(domains, 10, 100));
      }),
      { numRuns: 200 },
    );
  });

  it("are as few as trying everything finds, or one more", () => {
    const cases = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
      targets: fc.integer({ min: 1, max: 6 }),
      domains: fc.integer({ min: 1, max: 3 }),
      perDomain: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(cases, ({ sizes, targets, domains, perDomain }) => {
        const perCall = {
          File: targets,
          Directory: 1,
          Regex: 1,
          IgnoreParams: 1,
          CacheTag: 1,
          Hostname: 1,
          All: 1,
        };
        const limits = { perCall, domainsPerCall: domains, urlsPerDomainAndCall: perDomain };
        const fewest = fewestCalls(sizes, { targets, domains, perDomain });
        const calls = callsOf("File", sizes, limits);
        expect(calls).toBeGreaterThanOrEqual(fewest);
        expect(calls).toBeLessThanOrEqual(domains * perDomain <= targets ? fewest : fewest + 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("tell one domain from another as clients do", () => {
    const paths = ["https://a.b/x", "http://A.B/x", "a.b/x?y=https://c.d/", "a.b:81/x", "HTTP://a.B:81/"];
    const limits = { perCall: { File: 9, Directory: 1, Regex: 1, IgnoreParams: 1, CacheTag: 1 } };
    const targets = paths.map((path): Target => ({ type: "File", path }));
    expect(new Set(targets.map(domainIn))).toEqual(new Set(["a.b", "a.b:81"]));
    expect(batches(targets, { ...limits, domainsPerCall: 1 })).toHaveLength(2);
  });
});
