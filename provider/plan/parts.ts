import { domainOf, type Target } from "./target";

/**
 * A call that was refused for some of its targets, in smaller ones: one for each domain, then halves. None where it
 * cannot be told apart any further: a single target, or one domain that is refused as a whole.
 */
export function partsOf(targets: readonly Target[], isByDomain: boolean): Target[][] {
  const domains = [...Map.groupBy(targets, domainOf).values()];
  if (domains.length > 1) return domains;
  if (isByDomain || targets.length < 2) return [];
  const middle = Math.ceil(targets.length / 2);
  return [targets.slice(0, middle), targets.slice(middle)];
}
