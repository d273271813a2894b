import { esaOperation, purgeTypeOf, siteOf } from "./operation";

/** GetPurgeQuota: the daily quota of one type and how much of it is used, as strings. 0 means no 30-day quota. */
export const getPurgeQuota = esaOperation("GET", "GetPurgeQuota", false, (call, services) => {
  const site = siteOf(call, services);
  const type = purgeTypeOf(call);
  const { sites } = services;
  return {
    body: {
      Quota: String(sites.quota(site, type)),
      Usage: String(sites.usage(site, type, call.now)),
      Quota30Day: "0",
      Usage30Day: "0",
    },
  };
});
