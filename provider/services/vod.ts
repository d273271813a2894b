import { objectParameters, objectTasks, preloadParameters, type Service } from "./service";

/** Regions that have their own host (the vendor's CLI metadata of April 2026, read 2026-11-25). */
const REGIONS: readonly (string | undefined)[] = [
  "cn-shanghai",
  "cn-beijing",
  "cn-shenzhen",
  "cn-hongkong",
  "cn-north-2-gov-1",
  "ap-southeast-1",
  "ap-southeast-5",
  "ap-northeast-1",
  "eu-central-1",
  "us-west-1",
  "me-central-1",
];

/**
 * ApsaraVideo VOD, API 2017-03-21. A stack's region may be configured for other services: if VOD has no host there,
 * calls go to China (Shanghai), the only region that the pages of the refresh operations mention.
 *
 * Limits: help page RefreshVodObjectCaches (Dec 2025, read 2026-11-20): 2,000 URLs and 100 directories per day. Limits
 * per call are not documented; those of CDN are used. Regex and IgnoreParams are on newer pages only, without limits of
 * their own; those of CDN are used.
 *
 * Preload: help page PreloadVodObjectCaches (read 2026-11-25): 500 URLs per day. Limits per call are those of CDN.
 */
export const vod = {
  title: "VOD",
  product: "vod",
  apiVersion: "2017-03-21",
  endpoint: (region) => `vod.${REGIONS.includes(region) ? region : "cn-shanghai"}.aliyuncs.com`,
  actions: {
    refresh: "RefreshVodObjectCaches",
    listTasks: "DescribeVodRefreshTasks",
    quota: "DescribeVodRefreshQuota",
  },
  domainActions: [],
  rates: { callsPerSecond: {}, urlsPerDomainAndMinute: 10_000 },
  objectTypes: ["File", "Directory", "Regex", "IgnoreParams"],
  limits: {
    perCall: { File: 1000, Directory: 100, Regex: 1, IgnoreParams: 100 },
    perDay: { File: 2000, Directory: 100, Regex: 20, IgnoreParams: 100 },
    domainsPerCall: 10,
  },
  cacheHeader: "X-Cache",
  preload: {
    action: "PreloadVodObjectCaches",
    parameters: preloadParameters,
    taskIds: "PreloadTaskId",
    perCall: 100,
    perDay: 500,
    longestUrl: 1024,
  },
  parameters: objectParameters,
  tasksOf: objectTasks,
} as const satisfies Service;
