import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import { batches } from "../../../provider/plan/batch";
import type { Change } from "../../../provider/plan/change";
import { DECLARED, declaredTargets } from "../../../provider/plan/declared";
import { planChanges, planCounts, planNumber, planText } from "../../../provider/plan/text";
import { triggerLabel } from "../../../provider/plan/trigger-label";
import { cacheTag } from "../../../provider/services/cache-tag";

const tag = fc.constantFrom("a", "b  c", "d: nothing", "#1 e: 2 files", "new  File /f", "ü");
const path = fc.constantFrom("https://a.com/1", "a.com/2", "https://a.com/d/", "https://a.com/3?x=//y");
const change: fc.Arbitrary<Change> = fc.record({
  reason: fc.constantFrom("new", "changed", "removed", "1,234 of 5,678", "3 of 3"),
  target: fc.oneof(
    fc.record({ type: fc.constantFrom("File", "Directory", "Regex", "IgnoreParams"), path }),
    fc.record({ type: fc.constant("CacheTag"), path: tag.map((name) => `a.com ${name}`) }),
  ),
});

const trigger = fc.oneof(
  fc.constantFrom("v1", "a: b", ": everything declared, 2"),
  fc.string({ minLength: 1 }),
);

describe("a plan's text", () => {
  it("contains everything that it was made from", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        trigger,
        fc.array(change),
        fc.nat({ max: 9 }),
        (number, cause, changes, calls) => {
          const why = `trigger ${triggerLabel(cause)}`;
          const text = planText({ number, why, isEverything: false, changes, calls });
          expect(planChanges(text, { objectPaths: [], trigger: "" })).toEqual(changes);
          expect(planNumber(text)).toBe(number);
          expect(planCounts(text)).toMatch(changes.length ? new RegExp(` in ${calls} call`) : /^nothing$/);
          expect(text.split("\n")).toHaveLength(changes.length + 1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("leaves to the arguments what they declare, and names the rest", () => {
    const tags = fc.uniqueArray(tag, { minLength: 1 });
    fc.assert(
      fc.property(trigger, tags, fc.array(change), (cause, cacheTags, others) => {
        const args: Args = { domainName: "a.com", cacheTags, trigger: cause };
        const declared = declaredTargets(args).map((target) => ({ reason: DECLARED, target }));
        const changes = [...declared, ...others];
        const calls = batches(
          declared.map(({ target }) => target),
          cacheTag.limits,
        ).length;
        const why = `created with trigger ${triggerLabel(cause)}`;
        const text = planText({ number: 1, why, isEverything: true, changes, calls });
        expect(planChanges(text, args)).toEqual(changes);
        expect(text.split("\n")).toHaveLength(others.length + 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
