import type { Expected } from "./expected";
import type { Finding } from "./finding";
import type { Verified } from "./verified";

/** A URL to visit at one node, and the result of the last visit. */
export interface Visit {
  readonly expected: Expected;
  /** The node, as given in the arguments. Undefined for the URL's own host. */
  readonly node: string | undefined;
  found?: Finding;
}

const WORST_FIRST = ["different", "missing", "stale", "unknown", "fresh"] as const;

/** The results that fail a verification. */
export const BAD: readonly string[] = ["different", "missing", "stale"];

/** Counts each URL once, with the worst result of any node. URLs that were not visited yet are not counted. */
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
