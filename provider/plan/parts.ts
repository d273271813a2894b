import { domainOf, type Target } from "../services/target";

/** A call with up to this many domains, the usual limit of a call, is split into one part per domain. */
const DOMAINS = 10;

/**
 * Splits a batch that was refused because of some of its targets: by domain, or in two halves of many domains, then in
 * two halves of the targets of one domain. Returns an empty list if it cannot be split any further: a single target, or
 * a single domain if domains are refused as a whole.
 */
export function partsOf(targets: readonly Target[], isByDomain: boolean): Target[][] {
  const domains = [...Map.groupBy(targets, domainOf).values()];
  if (domains.length > DOMAINS) return halves(domains).map((half) => half.flat());
  if (domains.length > 1) return domains;
  return isByDomain || targets.length < 2 ? [] : halves(targets);
}

function halves<T>(list: readonly T[]): T[][] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
