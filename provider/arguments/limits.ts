import { z } from "zod";
import { known } from "./known";

const count = known(
  z
    .int({ error: "must be a whole number, such as 50_000 (not a string: use config.getNumber)" })
    .positive({ error: "must be at least 1" }),
).optional();

/** Limits of the account that differ from the documented ones. */
export const objectLimits = z.strictObject(
  {
    urlsPerCall: count,
    directoriesPerCall: count,
    regexesPerCall: count,
    ignoreParamsPerCall: count,
    domainsPerCall: count,
    urlsPerDomainAndCall: count,
    urlsPerDay: count,
    directoriesPerDay: count,
    regexesPerDay: count,
    ignoreParamsPerDay: count,
    preloadsPerDay: count,
  },
  { error: "must be an object of numbers, such as { urlsPerDay: 50_000 }" },
);

/** Limits of a site that differ from the documented ones. */
export const siteLimits = z.strictObject(
  {
    urlsPerCall: count,
    directoriesPerCall: count,
    ignoreParamsPerCall: count,
    hostnamesPerCall: count,
    cacheTagsPerCall: count,
    domainsPerCall: count,
    urlsPerDay: count,
    directoriesPerDay: count,
    ignoreParamsPerDay: count,
    hostnamesPerDay: count,
    cacheTagsPerDay: count,
    sitesPerDay: count,
  },
  { error: "must be an object of numbers, such as { urlsPerDay: 10_000 }" },
);

/** Limits of a refresh by cache tags that differ from the defaults. */
export const cacheTagLimits = z.strictObject(
  {
    cacheTagsPerCall: count,
  },
  { error: "must be an object of numbers, such as { cacheTagsPerCall: 20 }" },
);
