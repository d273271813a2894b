import type { AcceptedRefresh } from "../../refresh-sink";
import type { PurgeType, SitePlan } from "./site-options";

/** What the operations say of one type of purge. */
interface PurgeKind {
  readonly objectType: Exclude<AcceptedRefresh["objectType"], "Regex">;
  /** Where the Content has its objects. */
  readonly content: string;
  /** Objects of one call. */
  readonly perCall: number;
  /** Objects of a day and a site. */
  readonly perDay: Readonly<Record<SitePlan, number>>;
}

const plans = (
  free: number,
  basic = free,
  standard = basic,
  advanced = standard,
  enterprise = advanced,
): PurgeKind["perDay"] => ({ free, basic, standard, advanced, enterprise });

/**
 * PurgeCaches (2026-06-29): the numbers of one call. The guides "Purge cache by URL", "by hostname", "Purge all cache"
 * (2026): those of a day. A day's directories, URLs without parameters and tags are on no page: our own choice.
 */
export const PURGE_TYPES: Readonly<Record<PurgeType, PurgeKind>> = {
  file: {
    objectType: "File",
    content: "Files",
    perCall: 1000,
    perDay: plans(1000, 10_000, 50_000, 100_000, 500_000),
  },
  directory: { objectType: "Directory", content: "Directories", perCall: 100, perDay: plans(100) },
  ignoreParams: { objectType: "IgnoreParams", content: "IgnoreParams", perCall: 100, perDay: plans(100) },
  hostname: {
    objectType: "Hostname",
    content: "Hostnames",
    perCall: 10,
    perDay: plans(0, 100, 1000, 1000, 2000),
  },
  cachetag: { objectType: "CacheTag", content: "CacheTags", perCall: 30, perDay: plans(100) },
  purgeall: { objectType: "All", content: "PurgeAll", perCall: 1, perDay: plans(5, 50, 80, 125, 200) },
};

/** Different hosts in one call. */
export const HOSTS_PER_CALL = 10;

export const PURGE_TYPE_NAMES = Object.keys(PURGE_TYPES) as PurgeType[];

export function isPurgeType(text: string): text is PurgeType {
  return Object.hasOwn(PURGE_TYPES, text);
}
