import { cdn } from "./cdn";
import type { Service } from "./service";
import { domainOf } from "./target";

/**
 * Cache tags of Alibaba Cloud CDN.
 *
 * Limits: help page RefreshObjectCacheByCacheTag (read 2026-11-20) names one domain a call and no number of tags; 100
 * a call is our own choice, and the `limits` argument changes it.
 */
export const cacheTag = {
  ...cdn,
  title: "CDN cache tag",
  actions: { refresh: "RefreshObjectCacheByCacheTag", tasksById: "DescribeRefreshTaskById" },
  objectTypes: [],
  limits: { perCall: { CacheTag: 100 }, perDay: {}, domainsPerCall: 1 },
  parameters: (batch, force) => ({
    DomainName: batch[0] ? domainOf(batch[0]) : "",
    CacheTag: batch.map(({ path }) => path.slice(path.indexOf(" ") + 1)).join(","),
    ...(force && { Force: "true" }),
  }),
} as const satisfies Service;
