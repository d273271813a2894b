import type { Domains } from "../account/domains";
import { documented, overLimit } from "../protocol/errors";
import { domainOf, type ObjectType } from "./object-path";

interface CallLimits {
  readonly perCall: number;
  /** What messages call the object paths. */
  readonly noun: string;
  readonly domainsPerCall?: number;
}

/** The object paths of a refresh or a preload by domain. Throws the errors that both kinds of calls have in common. */
export function pathsByDomain(
  paths: readonly string[],
  objectType: ObjectType,
  { perCall, noun, domainsPerCall = Number.POSITIVE_INFINITY }: CallLimits,
  domains: Domains,
): Map<string, string[]> {
  if (paths.length === 0) throw documented("InvalidObjectPath.Malformed");
  if (paths.length > perCall) throw overLimit(`${perCall} ${noun}`);
  const byDomain = Map.groupBy(paths, (path) => domainOf(path, objectType));
  if (byDomain.size > domainsPerCall) throw overLimit(`${domainsPerCall} domains`);
  for (const domain of byDomain.keys()) domains.requireOnline(domain);
  return byDomain;
}
