import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import { plan } from "../../../provider/plan/plan";
import { planChanges } from "../../../provider/plan/text";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import { shuffled } from "./shuffle";

/** What differs between resources that name their targets: a list of them, and the text that says when. */
interface Named {
  readonly names: readonly string[];
  readonly trigger: string;
}

const OLD_PLAN = "#7 created: nothing";
const named = fc.record({
  names: fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 6 }),
  trigger: fc.constantFrom("v1", "v2"),
});

const kinds = {
  "object paths": {
    service: cdn,
    argsOf: ({ names, trigger }: Named): Args => ({
      objectPaths: names.map((name) => `https://a.com/${name}`),
      trigger,
    }),
    textOf: (name: string) => `File https://a.com/${name}`,
  },
  "cache tags": {
    service: cacheTag,
    argsOf: ({ names, trigger }: Named): Args => ({ domainName: "a.com", cacheTags: [...names], trigger }),
    textOf: (name: string) => `CacheTag a.com ${name}`,
  },
};

describe.each(Object.entries(kinds))("a plan of %s", (_, { service, argsOf, textOf }) => {
  const planOf = (from: Named | undefined, to: Named) =>
    String(plan(service, from && { ...argsOf(from), plan: OLD_PLAN }, argsOf(to)));

  it("covers everything on create and for a new trigger, else what is new", () => {
    fc.assert(
      fc.property(fc.option(named, { nil: undefined }), named, (from, to) => {
        const isAll = !from || from.trigger !== to.trigger;
        const due = new Set(to.names.filter((name) => isAll || !from.names.includes(name)));
        const text = planOf(from, to);
        const targets = planChanges(text, argsOf(to)).map(({ target }) => `${target.type} ${target.path}`);
        expect(targets.sort()).toEqual([...due].map(textOf).sort());
        if (due.size === 0) expect(text).toBe(OLD_PLAN);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is the same text for the same names in any order", () => {
    fc.assert(
      fc.property(named, named, fc.nat(), (from, to, order) => {
        const mixed = (one: Named) => ({ ...one, names: shuffled(one.names, order) });
        expect(planOf(mixed(from), mixed(to))).toBe(planOf(from, to));
      }),
      { numRuns: 500 },
    );
  });
});
