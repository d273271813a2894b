import { objectParameters, type Service } from "./service";

/**
 * ApsaraVideo VOD, API 2017-03-21. Its endpoint is regional; the refresh operations are those of China (Shanghai)
 * where no region is configured.
 *
 * Limits: help page RefreshVodObjectCaches (Dec 2025, read 2026-11-20): 2,000 URLs and 100 directories a day. A call's
 * limits are not documented: CDN's are used. Regex and IgnoreParams are on newer pages only, without limits of their
 * own: CDN's are used.
 */
export const vod = {
  title: "VOD",
  product: "vod",
  apiVersion: "2017-03-21",
  endpoint: (region) => `vod.${region ?? "cn-shanghai"}.aliyuncs.com`,
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
  parameters: objectParameters,
} as const satisfies Service;
