import type { Service } from "./service";
import type { Target, TargetType } from "./target";

/** The names of each type: the value of Type, and the place of its objects in Content. */
const NAMES: Partial<Record<TargetType, readonly [type: string, content: string]>> = {
  File: ["file", "Files"],
  Directory: ["directory", "Directories"],
  IgnoreParams: ["ignoreParams", "IgnoreParams"],
  Hostname: ["hostname", "Hostnames"],
  CacheTag: ["cachetag", "CacheTags"],
  All: ["purgeall", "PurgeAll"],
};

/** An object as ESA takes it: a URL with its scheme ("enter the full URL", as its guides say), a tag without its site. */
function objectOf({ type, path }: Target): string {
  if (type === "CacheTag") return path.slice(path.indexOf(" ") + 1);
  return type === "Hostname" ? path : withScheme(path);
}

const withScheme = (path: string) => (path.includes("://") ? path : `https://${path}`);

/**
 * Edge Security Acceleration, API 2024-09-10: PurgeCaches, of one site a call, with its objects as JSON.
 *
 * Limits: help page PurgeCaches (2026-06-29): 1,000 files of at most 10 domains, 100 directories, 100 URLs without
 * parameters, 10 hosts, 30 tags a call. A day's are the plan's: the guides "Purge cache by URL" and "Purge all cache"
 * (read 2026-11-25) give the Free plan 1,000 files and 5 whole sites. It has no hosts, and of directories, tags and URLs
 * without parameters no page tells: of directories, which may take the place of files, CDN's number is used; for the
 * others what GetPurgeQuota answers is the only limit.
 *
 * Rates are on no page, and neither is how many URLs one PreloadCaches call and a day may hold: CDN's number for a call is
 * used, and of a day the service itself will say.
 */
export const esa = {
  title: "ESA",
  product: "esa",
  apiVersion: "2024-09-10",
  // Accounts of the Chinese and of the international site have an endpoint each, wherever their stacks are.
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
