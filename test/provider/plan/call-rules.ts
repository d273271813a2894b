import type { Target, TargetType } from "../../../provider/services/target";

/** What one call may hold, as the vendor's documents say it. */
export interface CallRules {
  readonly perCall: Readonly<Record<TargetType, number>>;
  readonly domainsPerCall: number;
  readonly urlsPerDomainAndCall?: number;
}

/** Which rule a call breaks, if any. It shares no code with the planner. */
export function brokenRule(call: readonly Target[], rules: CallRules): string | undefined {
  const types = new Set(call.map(({ type }) => type));
  const [type = "File"] = types;
  const most = { targets: rules.perCall[type], ...domainRules(type, rules) };
  const urls = new Map<string, number>();
  for (const target of call) urls.set(domainIn(target), (urls.get(domainIn(target)) ?? 0) + 1);
  if (call.length === 0) return "an empty call";
  if (types.size > 1) return `a call with the types ${[...types].join(" and ")}`;
  if (call.length > most.targets) return `${call.length} ${type} targets, at most ${most.targets}`;
  if (urls.size > most.domains) return `${urls.size} domains, at most ${most.domains}`;
  const crowded = [...urls].find(([, count]) => count > most.perDomain);
  return crowded && `${crowded[1]} ${type} targets of ${crowded[0]}, at most ${most.perDomain}`;
}

/** How many domains a call of a type may name, and how many targets of each. */
export function domainRules(type: TargetType, rules: CallRules) {
  const isUrl = type === "File" || type === "IgnoreParams";
  return {
    domains: type === "CacheTag" ? 1 : rules.domainsPerCall,
    perDomain: (isUrl && rules.urlsPerDomainAndCall) || Number.POSITIVE_INFINITY,
  };
}

/** Browsers read a host as the planner must: whatever the scheme, in lower case, the port being part of it. */
export function domainIn({ type, path }: Target): string {
  if (type === "CacheTag") return path.split(" ")[0] ?? "";
  return new URL(/^https?:/i.test(path) ? path : `https://${path}`).host;
}
