import type { Service } from "./service";
import type { Target, TargetType } from "./target";

/** For each type: the value of the parameter Type, and the property of Content that lists the objects. */
const NAMES: Partial<Record<TargetType, readonly [type: string, content: string]>> = {
  File: ["file", "Files"],
  Directory: ["directory", "Directories"],
  IgnoreParams: ["ignoreParams", "IgnoreParams"],
  Hostname: ["hostname", "Hostnames"],
  CacheTag: ["cachetag", "CacheTags"],
  All: ["purgeall", "PurgeAll"],
};

/**
 * An object as ESA expects it: a URL with a scheme ("enter the full URL", as its guides say), a tag without its site.
 */
function objectOf({ type, path }: Target): string {
  if (type === "CacheTag") return path.slice(path.indexOf(" ") + 1);
  return type === "Hostname" ? path : withScheme(path);
}

const withScheme = (path: string) => (path.includes("://") ? path : `https://${path}`);

/**
 * Edge Security Acceleration, API 2024-09-10. PurgeCaches takes the objects of one site per call, as JSON.
 *
 * Limits: help page PurgeCaches (2026-06-29): 1,000 files of at most 10 domains, 100 directories, 100 URLs without
 * parameters, 10 hosts or 30 tags per call. Limits per day depend on the plan: the guides "Purge cache by URL" and
 * "Purge all cache" (read 2026-11-25) allow 1,000 files, 5 whole sites and no hosts with the Free plan. Those of
 * directories, tags and URLs without parameters are not documented. For directories, which can replace files, the
 * number of CDN is used; for the others, what GetPurgeQuota reports is the only limit.
 *
 * Rates and the limits of PreloadCaches are not documented. The number of URLs per preload call is that of CDN; the
 * number per day is left to the service.
 */
export const esa = {
  title: "ESA",
  product: "esa",
  apiVersion: "2024-09-10",
  // The endpoint depends on whether the account belongs to the Chinese or the international site.
  endpoint: (region) => `esa.${region === "ap-southeast-1" ? region : "cn-hangzhou"}.aliyuncs.com`,
  actions: { refresh: "PurgeCaches", listTasks: "DescribePurgeTasks", quota: "GetPurgeQuota" },
  getActions: ["DescribePurgeTasks", "GetPurgeQuota", "ListSites"],
  bySite: {
    listSites: "ListSites",
    types: Object.fromEntries(Object.entries(NAMES).map(([type, [word]]) => [type, word])),
  },
  domainActions: ["PurgeCaches", "DescribePurgeTasks", "GetPurgeQuota", "PreloadCaches"],
  rates: { callsPerSecond: {}, urlsPerDomainAndMinute: Number.POSITIVE_INFINITY },
  objectTypes: ["File", "Directory", "IgnoreParams", "Hostname", "CacheTag", "All"],
  limits: {
    perCall: { File: 1000, Directory: 100, IgnoreParams: 100, Hostname: 10, CacheTag: 30, All: 1 },
    perDay: { File: 1000, Directory: 100, All: 5 },
    domainsPerCall: 10,
  },
  cacheHeader: "x-site-cache-status",
  preload: {
    action: "PreloadCaches",
    taskIds: "TaskId",
    perCall: 100,
    perDay: Number.POSITIVE_INFINITY,
    longestUrl: 1024,
    parameters: (urls, _, site) => ({ SiteId: site, Content: JSON.stringify(urls.map(withScheme)) }),
  },
  parameters: (batch, force, site) => {
    const type = batch[0]?.type ?? "File";
    const [Type = "", content = ""] = NAMES[type] ?? [];
    const objects = type === "All" ? true : batch.map(objectOf);
    const Content = JSON.stringify({ [content]: objects });
    return { SiteId: site, Type, Content, ...(force && { Force: "true" }) };
  },
  tasksOf: (target, site) => {
    const [Type = ""] = NAMES[target.type] ?? [];
    return { SiteId: site, Type, ...(target.type !== "All" && { Content: objectOf(target) }) };
  },
} as const satisfies Service;
