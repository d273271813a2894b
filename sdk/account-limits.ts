import type { Input } from "@pulumi/pulumi";

/**
 * Limits of the account, where they differ from the documented ones. The defaults are those of the services' help
 * pages RefreshObjectCaches (CDN), RefreshDcdnObjectCaches (DCDN) and RefreshVodObjectCaches (VOD), all read on
 * 2026-11-20; where two pages differ, the smaller number. A day is the service's: 00:00 to 24:00 UTC+8.
 */
export interface ObjectLimits {
  /**
   * How many URLs one call may hold. CDN and DCDN: their pages; VOD's states none.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerCall?: Input<number | undefined>;
  /**
   * How many directories one call may hold. CDN and DCDN: their pages; VOD's states none.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerCall?: Input<number | undefined>;
  /**
   * How many regular expressions one call may hold. CDN: its page; the others state none.
   *
   * @unit regular expressions
   * @defaultValue `1`
   */
  regexesPerCall?: Input<number | undefined>;
  /**
   * How many URLs without parameters one call may hold. No page gives a number; the default is a day's worth.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerCall?: Input<number | undefined>;
  /**
   * How many different domains one call may name. CDN and DCDN: their pages; VOD's states none.
   *
   * @unit domains
   * @defaultValue `10`
   */
  domainsPerCall?: Input<number | undefined>;
  /**
   * How many URLs of one domain one call may hold. DCDN: the older page (October 2024); the newer one names no such
   * limit.
   *
   * @unit URLs
   * @defaultValue DCDN `100`; CDN and VOD: no limit
   */
  urlsPerDomainAndCall?: Input<number | undefined>;
  /**
   * How many URLs may be refreshed in a day. CDN and VOD: their pages; DCDN: the older page (October 2024), the newer
   * one has 10,000.
   *
   * @unit URLs
   * @defaultValue CDN `10000`, DCDN and VOD `2000`
   */
  urlsPerDay?: Input<number | undefined>;
  /**
   * How many directories may be refreshed in a day: the pages of all three.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerDay?: Input<number | undefined>;
  /**
   * How many regular expressions may be refreshed in a day. CDN: its page; the others state none.
   *
   * @unit regular expressions
   * @defaultValue `20`
   */
  regexesPerDay?: Input<number | undefined>;
  /**
   * How many URLs without parameters may be refreshed in a day. CDN: its page; the others state none.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerDay?: Input<number | undefined>;
  /**
   * How many URLs may be preloaded in a day, for `preload`: help pages PushObjectCache (CDN), PreloadDcdnObjectCaches
   * (DCDN), PreloadVodObjectCaches (VOD), read 2026-11-25. The service says how many are left; this is for where it may
   * not be asked.
   *
   * @unit URLs
   * @defaultValue CDN and DCDN `1000`, VOD `500`
   */
  preloadsPerDay?: Input<number | undefined>;
}

/**
 * Limits of a site at ESA, where they differ from the documented ones. Of one call: help page PurgeCaches (2026-06-29). Of
 * a day: the guides "Purge cache by URL" and "Purge all cache" (read 2026-11-25), the numbers of the Free plan; whatever
 * they are, the service is asked before anything is sent. A day is taken to be 00:00 to 24:00 UTC+8, as for the others.
 */
export interface SiteLimits {
  /**
   * How many URLs one call may hold.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerCall?: Input<number | undefined>;
  /**
   * How many directories one call may hold.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerCall?: Input<number | undefined>;
  /**
   * How many URLs without parameters one call may hold.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  ignoreParamsPerCall?: Input<number | undefined>;
  /**
   * How many hosts one call may hold.
   *
   * @unit hosts
   * @defaultValue `10`
   */
  hostnamesPerCall?: Input<number | undefined>;
  /**
   * How many cache tags one call may hold.
   *
   * @unit cache tags
   * @defaultValue `30`
   */
  cacheTagsPerCall?: Input<number | undefined>;
  /**
   * How many different domains one call may name.
   *
   * @unit domains
   * @defaultValue `10`
   */
  domainsPerCall?: Input<number | undefined>;
  /**
   * How many URLs may be refreshed in a day: 1,000, 10,000, 50,000, 100,000 or 500,000, from the plan Free to Enterprise.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  urlsPerDay?: Input<number | undefined>;
  /**
   * How many directories may be refreshed in a day. No page gives a number; the default is CDN's.
   *
   * @unit directories
   * @defaultValue `100`
   */
  directoriesPerDay?: Input<number | undefined>;
  /**
   * How many URLs without parameters may be refreshed in a day. No page gives a number.
   *
   * @unit URLs
   * @defaultValue what the service answers
   */
  ignoreParamsPerDay?: Input<number | undefined>;
  /**
   * How many hosts may be refreshed in a day: none, 100, 1,000, 1,000 or 2,000, from the plan Free to Enterprise.
   *
   * @unit hosts
   * @defaultValue what the service answers
   */
  hostnamesPerDay?: Input<number | undefined>;
  /**
   * How many cache tags may be refreshed in a day. No page gives a number.
   *
   * @unit cache tags
   * @defaultValue what the service answers
   */
  cacheTagsPerDay?: Input<number | undefined>;
  /**
   * How many whole sites may be refreshed in a day: 5, 50, 80, 125 or 200, from the plan Free to Enterprise.
   *
   * @unit sites
   * @defaultValue `5`
   */
  sitesPerDay?: Input<number | undefined>;
}

/** Limits of a refresh by cache tags, where the account's differ. */
export interface CacheTagLimits {
  /**
   * How many cache tags one call may hold. The help page RefreshObjectCacheByCacheTag (read 2026-11-20) gives no
   * number; the default is this package's own choice.
   *
   * @unit cache tags
   * @defaultValue `100`
   */
  cacheTagsPerCall?: Input<number | undefined>;
}
