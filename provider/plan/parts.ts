import { domainOf, type Target } from "../services/target";

/** So many domains are told apart at once: as many as a call names, unless `limits.domainsPerCall` is raised. */
const DOMAINS = 10;

/**
 * A call that was refused for some of its targets, in smaller ones: one for each domain, or for half of many, then halves
 * of its targets. None where it cannot be told apart any further: a single target, or one domain that is refused as a
 * whole.
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
