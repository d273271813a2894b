import type { z } from "zod";
import type { cacheTagLimits, objectLimits, siteLimits } from "../arguments/limits";
import type { Limits, Service } from "../services/service";

type LimitArgs = Partial<
  z.output<typeof objectLimits> & z.output<typeof cacheTagLimits> & z.output<typeof siteLimits>
>;

/** The service's documented limits, overridden by those of the account. */
export function limitsFor(documented: Limits, own: LimitArgs = {}): Limits {
  const urlsPerDomainAndCall = own.urlsPerDomainAndCall ?? documented.urlsPerDomainAndCall;
  return {
    perCall: defined({
      File: own.urlsPerCall ?? documented.perCall.File,
      Directory: own.directoriesPerCall ?? documented.perCall.Directory,
      Regex: own.regexesPerCall ?? documented.perCall.Regex,
      IgnoreParams: own.ignoreParamsPerCall ?? documented.perCall.IgnoreParams,
      CacheTag: own.cacheTagsPerCall ?? documented.perCall.CacheTag,
      Hostname: own.hostnamesPerCall ?? documented.perCall.Hostname,
      All: documented.perCall.All,
    }),
    perDay: defined({
      File: own.urlsPerDay ?? documented.perDay.File,
      Directory: own.directoriesPerDay ?? documented.perDay.Directory,
      Regex: own.regexesPerDay ?? documented.perDay.Regex,
      IgnoreParams: own.ignoreParamsPerDay ?? documented.perDay.IgnoreParams,
      CacheTag: own.cacheTagsPerDay ?? documented.perDay.CacheTag,
      Hostname: own.hostnamesPerDay ?? documented.perDay.Hostname,
      All: own.sitesPerDay ?? documented.perDay.All,
    }),
    domainsPerCall: own.domainsPerCall ?? documented.domainsPerCall,
    ...(urlsPerDomainAndCall !== undefined && { urlsPerDomainAndCall }),
  };
}

/** URLs that can be preloaded in a day. */
export const preloadsPerDay = ({ preload }: Pick<Service, "preload">, own: LimitArgs = {}): number =>
  own.preloadsPerDay ?? preload.perDay;

function defined<K extends string>(entries: Record<K, number | undefined>): Partial<Record<K, number>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, number>
  >;
}
