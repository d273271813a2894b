import type { Service } from "../services/service";

/**
 * The RAM action and resources that a call requires, as in a RAM policy: `cdn:RefreshObjectCaches on
 * acs:cdn:*:*:domain/static.example.com`. `names` are domains, or ids of sites if the service has sites.
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

/** Resources in policies have no ports. */
const withoutPort = (domain: string) => domain.replace(/:\d*$/, "");
