import type { Service } from "../services/service";

/**
 * The RAM action that a call needs, and the resources it needs it on, as a RAM policy names them:
 * `cdn:RefreshObjectCaches on acs:cdn:*:*:domain/static.example.com`. The names are those of domains, or the ids of sites
 * where the service has these.
 */
export function permissionFor(
  { product, domainActions, bySite }: Service,
  action: string,
  names: readonly string[],
): string {
  if (!domainActions.includes(action)) return `${product}:${action} on *`;
  const kind = bySite ? "site" : "domain";
  const named = names.length > 0 ? names.map(withoutPort) : ["*"];
  const resources = [...new Set(named)].map((name) => `acs:${product}:*:*:${kind}/${name}`);
  return `${product}:${action} on ${resources.join(", ")}`;
}

/** A domain of the service has none. */
const withoutPort = (domain: string) => domain.replace(/:\d*$/, "");
