import { cdn } from "./cdn";
import { dcdn } from "./dcdn";
import type { Service } from "./service";
import { domainOf, type Target } from "./target";

/** The parameters of both operations. */
const parameters = (batch: readonly Target[], force: boolean): Record<string, string> => ({
  DomainName: batch[0] ? domainOf(batch[0]) : "",
  CacheTag: batch.map(({ path }) => path.slice(path.indexOf(" ") + 1)).join(","),
  ...(force && { Force: "true" }),
});

/**
 * Limits: the help pages RefreshObjectCacheByCacheTag (read 2026-11-20) and RefreshDcdnObjectCacheByCacheTag (read
 * 2026-11-25) allow one domain per call and give no number of tags; 100 per call is our own choice, which the `limits`
 * argument changes.
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

/** Cache tags of Alibaba Cloud CDN or, with `service: "dcdn"`, of DCDN. */
export const cacheTag = { ...ofCdn, variants: { cdn: ofCdn, dcdn: ofDcdn } } as const satisfies Service;
