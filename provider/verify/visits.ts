import type { Expected } from "./expected";
import type { Finding } from "./finding";
import type { Verified } from "./verified";

/** One URL to visit at one node, and what the last visit has found. */
export interface Visit {
  readonly expected: Expected;
  /** As the arguments name it; undefined: at the URL's own name. */
  readonly node: string | undefined;
  found?: Finding;
}

const WORST_FIRST = ["different", "missing", "stale", "unknown", "fresh"] as const;

/** What is no success. */
export const BAD: readonly string[] = ["different", "missing", "stale"];

/** Each URL counts once, by the worst that was found at any node; those that were not visited yet do not count. */
export function tally(visits: readonly Visit[]): Verified {
  const counts = { urls: 0, fresh: 0, stale: 0, different: 0, missing: 0, unknown: 0 };
  for (const of of byUrl(visits)) {
    const found = of.map((visit) => visit.found?.is);
    if (found.includes(undefined)) continue;
    counts.urls++;
    counts[WORST_FIRST.find((is) => found.includes(is)) ?? "unknown"]++;
  }
  return counts;
}

/** The visits of each URL. */
const byUrl = (visits: readonly Visit[]) => Map.groupBy(visits, ({ expected }) => expected.url).values();
