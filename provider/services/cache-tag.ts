import { cdn } from "./cdn";
import { dcdn } from "./dcdn";
import type { Service } from "./service";
import { domainOf, type Target } from "./target";

/** Parameters of both operations. */
const parameters = (batch: readonly Target[], force: boolean): Record<string, string> => ({
  DomainName: batch[0] ? domainOf(batch[0]) : "",
  CacheTag: batch.map(({ path }) => path.slice(path.indexOf(" ") + 1)).join(","),
  ...(force && { Force: "true" }),
});

/**
 * Limits: the help pages RefreshObjectCacheByCacheTag (read 2026-11-20) and RefreshDcdnObjectCacheByCacheTag (read
 * 2026-11-25) name one domain a call and no number of tags; 100 a call is our own choice, and the `limits` argument
 * changes it.
 */
const tags = {
  objectTypes: [],
  limits: { perCall: { CacheTag: 100 }, perDay: {}, domainsPerCall: 1 },
  parameters,
} as const;

const ofCdn = {
  ...cdn,
  ...tags,
  title: "CDN cache tag",
  actions: { refresh: "RefreshObjectCacheByCacheTag", tasksById: "DescribeRefreshTaskById" },
} as const satisfies Service;

const ofDcdn = {
  ...dcdn,
  ...tags,
  title: "DCDN cache tag",
  actions: { refresh: "RefreshDcdnObjectCacheByCacheTag", tasksById: "DescribeDcdnRefreshTaskById" },
} as const satisfies Service;

/** Cache tags of Alibaba Cloud CDN and, where the argument `service` says so, of DCDN. */
export const cacheTag = { ...ofCdn, variants: { cdn: ofCdn, dcdn: ofDcdn } } as const satisfies Service;
