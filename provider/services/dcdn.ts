import { objectParameters, objectTasks, preloadParameters, type Service } from "./service";

/**
 * Dynamic Content Delivery Network, API 2018-01-15.
 *
 * Limits: help page RefreshDcdnObjectCaches (read 2026-11-20): 1,000 URLs or 100 directories per call, of at most 10
 * domains. The older page (Oct 2024) allows 100 URLs of the same domain per call and 2,000 URLs per day, the newer one
 * 10,000 per day; the smaller numbers are used. Regex and IgnoreParams are on the newer page only, without limits of
 * their own; those of CDN are used.
 *
 * Preload: help page PreloadDcdnObjectCaches (read 2026-11-25): 100 URLs per call, 1,000 per day, 15 calls per second.
 * The maximum length of a URL is that of CDN.
 */
export const dcdn = {
  title: "DCDN",
  product: "dcdn",
  apiVersion: "2018-01-15",
  endpoint: () => "dcdn.aliyuncs.com",
  actions: {
    refresh: "RefreshDcdnObjectCaches",
    listTasks: "DescribeDcdnRefreshTasks",
    tasksById: "DescribeDcdnRefreshTaskById",
    quota: "DescribeDcdnRefreshQuota",
  },
  domainActions: ["RefreshDcdnObjectCaches", "DescribeDcdnRefreshTasks", "PreloadDcdnObjectCaches"],
  rates: {
    callsPerSecond: {
      RefreshDcdnObjectCaches: 30,
      DescribeDcdnRefreshTasks: 5,
      DescribeDcdnRefreshTaskById: 30,
      PreloadDcdnObjectCaches: 15,
    },
    urlsPerDomainAndMinute: 10_000,
  },
  objectTypes: ["File", "Directory", "Regex", "IgnoreParams"],
  limits: {
    perCall: { File: 1000, Directory: 100, Regex: 1, IgnoreParams: 100 },
    perDay: { File: 2000, Directory: 100, Regex: 20, IgnoreParams: 100 },
    domainsPerCall: 10,
    urlsPerDomainAndCall: 100,
  },
  cacheHeader: "X-Cache",
  preload: {
    action: "PreloadDcdnObjectCaches",
    parameters: preloadParameters,
    taskIds: "PreloadTaskId",
    perCall: 100,
    perDay: 1000,
    longestUrl: 1024,
  },
  parameters: objectParameters,
  tasksOf: objectTasks,
} as const satisfies Service;
