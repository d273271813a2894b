import { z } from "zod";
import { known } from "./known";

const count = known(
  z.int({ error: "must be a whole number" }).positive({ error: "must be at least 1" }),
).optional();

/** Limits of the account, where they differ from the documented defaults. Every number is optional and counts. */
export const objectLimits = z.strictObject(
  {
    /** URLs in one call. Default: 1,000. */
    urlsPerCall: count,
    /** Directories in one call. Default: 100. */
    directoriesPerCall: count,
    /** Regular expressions in one call. Default: 1. */
    regexesPerCall: count,
    /** URLs without parameters in one call. Default: 100, a day's worth; the documents give no number. */
    ignoreParamsPerCall: count,
    /** Different domains in one call. Default: 10. */
    domainsPerCall: count,
    /** URLs of one domain in one call. Default: DCDN 100 (its older page), else none. */
    urlsPerDomainAndCall: count,
    /** URLs a day. Default: CDN 10,000, DCDN and VOD 2,000. */
    urlsPerDay: count,
    /** Directories a day. Default: 100. */
    directoriesPerDay: count,
    /** Regular expressions a day. Default: 20. */
    regexesPerDay: count,
    /** URLs without parameters a day. Default: 100. */
    ignoreParamsPerDay: count,
  },
  { error: "must be an object of numbers, such as { urlsPerDay: 50_000 }" },
);

/** Limits of a cache tag refresh, where the account's differ. */
export const cacheTagLimits = z.strictObject(
  {
    /** Cache tags in one call. Default: 100; the documents give no number. */
    cacheTagsPerCall: count,
  },
  { error: "must be an object of numbers, such as { cacheTagsPerCall: 20 }" },
);
