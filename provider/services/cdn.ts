import { objectParameters, objectTasks, preloadParameters, type Service } from "./service";

/**
 * Alibaba Cloud CDN, API 2018-05-10.
 *
 * Limits: help page RefreshObjectCaches (read 2026-11-20): 1,000 URLs, 100 directories or 1 regular expression per
 * call, of at most 10 domains; 10,000 URLs, 100 directories, 20 regular expressions and 100 URLs without parameters per
 * day. The number of URLs without parameters per call is not documented; the number per day is used.
 *
 * Rates: the operations' own pages (read 2026-11-20). URLs of the same domain per minute: 10,000 on the newer page,
 * 1,000 on the older one. If fewer are allowed, the service returns an error, and the call is retried in the next
 * minute.
 *
 * Preload: help page PushObjectCache (read 2026-11-25): 100 URLs per call, of at most 1,024 characters; 1,000 URLs per
 * day; 50 calls per second.
 */
export const cdn = {
  title: "CDN",
  product: "cdn",
  apiVersion: "2018-05-10",
  endpoint: () => "cdn.aliyuncs.com",
  actions: {
    refresh: "RefreshObjectCaches",
    listTasks: "DescribeRefreshTasks",
    tasksById: "DescribeRefreshTaskById",
    quota: "DescribeRefreshQuota",
  },
  domainActions: ["RefreshObjectCaches", "DescribeRefreshTasks", "PushObjectCache"],
  rates: {
    callsPerSecond: {
      RefreshObjectCaches: 50,
      DescribeRefreshTasks: 5,
      DescribeRefreshTaskById: 30,
      PushObjectCache: 50,
    },
    urlsPerDomainAndMinute: 10_000,
  },
  objectTypes: ["File", "Directory", "Regex", "IgnoreParams"],
  limits: {
    perCall: { File: 1000, Directory: 100, Regex: 1, IgnoreParams: 100 },
    perDay: { File: 10_000, Directory: 100, Regex: 20, IgnoreParams: 100 },
    domainsPerCall: 10,
  },
  cacheHeader: "X-Cache",
  preload: {
    action: "PushObjectCache",
    parameters: preloadParameters,
    taskIds: "PushTaskId",
    perCall: 100,
    perDay: 1000,
    longestUrl: 1024,
  },
  parameters: objectParameters,
  tasksOf: objectTasks,
} as const satisfies Service;
