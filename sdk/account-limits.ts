import type { Input } from "@pulumi/pulumi";

/**
 * Limits of the account that differ from the documented ones. The defaults come from the help pages RefreshObjectCaches
 * (CDN), RefreshDcdnObjectCaches (DCDN) and RefreshVodObjectCaches (VOD), read 2026-11-20. Where two pages differ, the
 * smaller number is used. A day lasts from 00:00 to 24:00 UTC+8.
 */
export interface ObjectLimits {
  /**
   * Maximum number of URLs in one call. Documented for CDN and DCDN, not for VOD.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of directories in one call. Documented for CDN and DCDN, not for VOD.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerCall?: Input<number | undefined>;
  /**
   * Maximum number of regular expressions in one call. Documented for CDN only.
   *
   * @unit regular expressions
   * @defaultValue `1`
   */
  regexesPerCall?: Input<number | undefined>;
  /**
   * Maximum number of URLs without parameters in one call. Not documented; the default is the limit of a day.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of different domains in one call. Documented for CDN and DCDN, not for VOD.
   *
   * @unit domains
   * @defaultValue `10`
   */
  domainsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of URLs of the same domain in one call. Documented for DCDN on the older page (October 2024); the
   * newer one has no such limit.
   *
   * @unit URLs
   * @defaultValue DCDN `100`; CDN and VOD: no limit
   */
  urlsPerDomainAndCall?: Input<number | undefined>;
  /**
   * Maximum number of URLs refreshed per day. DCDN's default is that of the older page (October 2024); the newer one
   * allows 10,000.
   *
   * @unit URLs
   * @defaultValue CDN `10000`, DCDN and VOD `2000`
   */
  urlsPerDay?: Input<number | undefined>;
  /**
   * Maximum number of directories refreshed per day. Documented for all three.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerDay?: Input<number | undefined>;
  /**
   * Maximum number of regular expressions refreshed per day. Documented for CDN only.
   *
   * @unit regular expressions
   * @defaultValue `20`
   */
  regexesPerDay?: Input<number | undefined>;
  /**
   * Maximum number of URLs without parameters refreshed per day. Documented for CDN only.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerDay?: Input<number | undefined>;
  /**
   * Maximum number of URLs preloaded per day, for `preload` (help pages PushObjectCache, PreloadDcdnObjectCaches and
   * PreloadVodObjectCaches, read 2026-11-25). Used only if the service cannot be asked how many are left.
   *
   * @unit URLs
   * @defaultValue CDN and DCDN `1000`, VOD `500`
   */
  preloadsPerDay?: Input<number | undefined>;
}

/**
 * Limits of an ESA site that differ from the documented ones. The defaults per call come from the help page PurgeCaches
 * (2026-06-29), those per day from the guides "Purge cache by URL" and "Purge all cache" (read 2026-11-25): they are
 * those of the Free plan. In any case the service is asked for the quota that is left before anything is sent. A day is
 * assumed to last from 00:00 to 24:00 UTC+8, as for the other services.
 */
export interface SiteLimits {
  /**
   * Maximum number of URLs in one call.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of directories in one call.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerCall?: Input<number | undefined>;
  /**
   * Maximum number of URLs without parameters in one call.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of hosts in one call.
   *
   * @unit hosts
   * @defaultValue `10`
   */
  hostnamesPerCall?: Input<number | undefined>;
  /**
   * Maximum number of cache tags in one call.
   *
   * @unit cache tags
   * @defaultValue `30`
   */
  cacheTagsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of different domains in one call.
   *
   * @unit domains
   * @defaultValue `10`
   */
  domainsPerCall?: Input<number | undefined>;
  /**
   * Maximum number of URLs refreshed per day: 1,000 on the Free plan, 10,000, 50,000 or 100,000 on the plans between,
   * 500,000 on Enterprise.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerDay?: Input<number | undefined>;
  /**
   * Maximum number of directories refreshed per day. Not documented; the default is that of CDN.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerDay?: Input<number | undefined>;
  /**
   * Maximum number of URLs without parameters refreshed per day. Not documented.
   *
   * @unit URLs
   * @defaultValue the quota that the service reports
   */
  ignoreParamsPerDay?: Input<number | undefined>;
  /**
   * Maximum number of hosts refreshed per day: none on the Free plan, 100, 1,000 or 1,000 on the plans between, 2,000
   * on Enterprise.
   *
   * @unit hosts
   * @defaultValue the quota that the service reports
   */
  hostnamesPerDay?: Input<number | undefined>;
  /**
   * Maximum number of cache tags refreshed per day. Not documented.
   *
   * @unit cache tags
   * @defaultValue the quota that the service reports
   */
  cacheTagsPerDay?: Input<number | undefined>;
  /**
   * Maximum number of whole sites refreshed per day: 5 on the Free plan, 50, 80 or 125 on the plans between, 200 on
   * Enterprise.
   *
   * @unit sites
   * @defaultValue `5`
   */
  sitesPerDay?: Input<number | undefined>;
}

/** Limits of a refresh by cache tags that differ from the defaults. */
export interface CacheTagLimits {
  /**
   * Maximum number of cache tags in one call. Not documented (help page RefreshObjectCacheByCacheTag, read 2026-11-20);
   * the default is this package's own choice.
   *
   * @unit cache tags
   * @defaultValue `100`
   */
  cacheTagsPerCall?: Input<number | undefined>;
}
