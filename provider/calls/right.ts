import type { Service } from "../services/service";

/**
 * The RAM action that a call needs, and the resources it needs it on, as a RAM policy names them:
 * `cdn:RefreshObjectCaches on acs:cdn:*:*:domain/static.example.com`.
 */
export function rightFor(
  { product, domainActions }: Service,
  action: string,
  domains: readonly string[],
): string {
  return `${product}:${action} on ${resources(product, domainActions.includes(action), domains)}`;
}

function resources(product: string, isByDomain: boolean, domains: readonly string[]): string {
  if (!isByDomain) return "*";
  const named = domains.length > 0 ? domains.map(withoutPort) : ["*"];
  return [...new Set(named)].map((domain) => `acs:${product}:*:*:domain/${domain}`).join(", ");
}

/** A domain of the service has none. */
const withoutPort = (domain: string) => domain.replace(/:\d*$/, "");
