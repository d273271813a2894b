import { esaOperation, purgeTypeOf, siteOf } from "./operation";

/** GetPurgeQuota: of one type, what a day holds and what is used of it, as texts; 0: no quota of 30 days. */
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
