import { nodeAddress } from "../arguments/node-address";
import type { Finding } from "./finding";
import type { Seen } from "./page-response";
import type { Visitor } from "./visitor";
import type { Visit } from "./visits";

/** The number of concurrent visits: as many as the connections that a browser opens to one host. */
const AT_ONCE = 6;
/** The maximum number of progress reports in one round of visits. */
const STEPS = 50;

/**
 * Makes visits, a few at a time. If a host cannot be reached, its other URLs are not tried. Throws the reason of `end`
 * when that is aborted.
 */
export async function visitAll(
  visitor: Visitor,
  visits: readonly Visit[],
  findingOf: (visit: Visit, seen: Seen) => Finding,
  progress: () => Promise<void>,
  end?: AbortSignal,
): Promise<void> {
  // Loaded lazily, since most runs visit nothing.
  const { default: pMap } = await import("p-map");
  const unreachable = new Map<string, Seen>();
  const step = Math.ceil(visits.length / STEPS);
  let made = 0;
  const make = async (visit: Visit) => {
    end?.throwIfAborted();
    const { expected, node } = visit;
    const place = `${expected.url.split("/", 3).join("/")} ${node ?? ""}`;
    const seen =
      unreachable.get(place) ?? (await visitor.visit(expected.url, node ? nodeAddress(node) : undefined));
    if ("failure" in seen && seen.isUnreachable) unreachable.set(place, seen);
    visit.found = findingOf(visit, seen);
    made++;
    if (made % step === 0) await progress();
  };
  await pMap(visits, make, { concurrency: AT_ONCE });
}
