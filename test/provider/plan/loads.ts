import fc from "fast-check";
import type { Target, TargetType } from "../../../provider/services/target";
import type { CallRules } from "./call-rules";

export const TYPES = ["File", "Directory", "Regex", "IgnoreParams", "CacheTag", "Hostname", "All"] as const;

/** How many targets there are of each type and domain, in place of a list of them: that reads better. */
export type Load = Partial<Record<TargetType, readonly number[]>>;

export const loads = (size: fc.Arbitrary<number>, domains: number) =>
  fc.record(
    Object.fromEntries(TYPES.map((type) => [type, fc.array(size, { maxLength: domains })])) as Record<
      TargetType,
      fc.Arbitrary<number[]>
    >,
    { requiredKeys: [] },
  );

/** Rules with the documented relations: few domains, and perhaps few URLs of each. */
export const rules = (most: number): fc.Arbitrary<CallRules> =>
  fc.record(
    {
      perCall: fc.record(
        Object.fromEntries(TYPES.map((type) => [type, fc.integer({ min: 1, max: most })])) as Record<
          TargetType,
          fc.Arbitrary<number>
        >,
      ),
      domainsPerCall: fc.integer({ min: 1, max: 5 }),
      urlsPerDomainAndCall: fc.integer({ min: 1, max: most }),
    },
    { requiredKeys: ["perCall", "domainsPerCall"] },
  );

export function targetsOf(load: Load): Target[] {
  return TYPES.flatMap((type) =>
    (load[type] ?? []).flatMap((count, domain) =>
      Array.from({ length: count }, (_, index) => ({ type, path: pathOf(type, domain, index) })),
    ),
  );
}

/** One domain is written in several ways: with each scheme, without one, in capitals; and a port makes another. */
function pathOf(type: TargetType, domain: number, index: number): string {
  const host = `d${domain}.example.com${domain % 3 === 2 ? ":8080" : ""}`;
  if (type === "CacheTag") return `${host} tag ${index}`;
  const ways = [`https://${host}`, `http://${host}`, host, `HTTPS://${host.toUpperCase()}`];
  return `${ways[index % ways.length]}/${index}${type === "Directory" ? "/" : ""}`;
}
