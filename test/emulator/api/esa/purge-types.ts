import type { AcceptedRefresh } from "../../refresh-sink";
import type { PurgeType, SitePlan } from "./site-options";

/** The properties of a type of purge. */
interface PurgeKind {
  readonly objectType: Exclude<AcceptedRefresh["objectType"], "Regex">;
  /** The key of the objects in Content. */
  readonly content: string;
  /** Objects per call. */
  readonly perCall: number;
  /** Objects per day and site, by plan. */
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
 * The numbers per call are those of PurgeCaches (2026-06-29), those per day of the guides "Purge cache by URL", "by
 * hostname" and "Purge all cache" (2026). The daily numbers of directories, URLs without parameters and tags are not
 * documented; they are our own choice.
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

/** Different hosts per call. */
export const HOSTS_PER_CALL = 10;

export const PURGE_TYPE_NAMES = Object.keys(PURGE_TYPES) as PurgeType[];

export function isPurgeType(text: string): text is PurgeType {
  return Object.hasOwn(PURGE_TYPES, text);
}
