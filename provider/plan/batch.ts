import type { Limits } from "../services/service";
import { domainOf, type Target, type TargetType } from "../services/target";
import { type CallCapacity, pack } from "./pack";

const TYPES = [
  "File",
  "Directory",
  "Regex",
  "IgnoreParams",
  "CacheTag",
  "Hostname",
  "All",
] as const satisfies TargetType[];

type CallLimits = Pick<Limits, "perCall" | "domainsPerCall" | "urlsPerDomainAndCall">;

/**
 * Distributes distinct targets over as few batches as possible (see `pack`), each for one call. A batch has targets of
 * one type and exceeds no limit. The result does not depend on the order of the targets.
 */
export function batches(targets: readonly Target[], limits: CallLimits): Target[][] {
  return TYPES.flatMap((type) => {
    const domains = byDomain(targets.filter((target) => target.type === type));
    const sizes = domains.map(({ length }) => length);
    return pack(sizes, capacityOf(type, limits)).map((shares) =>
      shares.flatMap(({ domain, count }) => domains[domain]?.splice(0, count) ?? []).sort(byPath),
    );
  });
}

function capacityOf(
  type: TargetType,
  { perCall, domainsPerCall, urlsPerDomainAndCall }: CallLimits,
): CallCapacity {
  const targets = perCall[type] ?? Number.POSITIVE_INFINITY;
  const hasDomainLimit =
    (type === "File" || type === "IgnoreParams") && (urlsPerDomainAndCall ?? targets) < targets;
  const perDomain = hasDomainLimit ? urlsPerDomainAndCall : undefined;
  return {
    targets,
    domains: type === "CacheTag" ? 1 : domainsPerCall,
    perDomain: perDomain ?? Number.POSITIVE_INFINITY,
  };
}

/** The targets of each domain, sorted by path. The domains are sorted by name. */
function byDomain(targets: readonly Target[]): Target[][] {
  const domains = new Map<string, Target[]>();
  for (const target of [...targets].sort(byPath)) {
    const domain = domainOf(target);
    const known = domains.get(domain);
    if (known) known.push(target);
    else domains.set(domain, [target]);
  }
  return [...domains].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ofDomain]) => ofDomain);
}

/** By code units: a bytewise order, since URLs are ASCII. */
const byPath = (a: Target, b: Target) => (a.path < b.path ? -1 : 1);
