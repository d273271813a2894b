import type { Backend } from "../api/handler";
import type { OwnedClock, VirtualClock } from "../clock";
import type { RefreshedEdge } from "../edge";
import { callRows } from "./call-rows";
import type { Scene } from "./feed";
import { quotaRows, siteQuotaRows } from "./quota-rows";
import { taskCounts, taskRows } from "./task-rows";
import type { View } from "./view";

/** The emulator's state, for the page. */
export function emulatorScene(
  backend: Backend,
  clock: OwnedClock | VirtualClock,
  edge: RefreshedEdge,
): Scene {
  const { calls, services } = backend;
  const { surveyor, reach, disturbances } = edge;

  function view(site: string | undefined): View {
    const now = clock.now();
    const submissions = services.tasks.all(now);
    const seen = site === undefined ? undefined : surveyor.view(site);
    return {
      values: {
        clock: { now: toTheSecond(now), kind: "advance" in clock ? "virtual" : "real" },
        edge: edge.url,
        faults: {
          originIsOld: disturbances.originIsOld,
          nodes: reach.behind.map((behind, node) => ({
            ...behind,
            changesBodies: disturbances.changesBodies(node),
          })),
        },
        calls: calls.total,
        tasks: taskCounts(submissions, now),
        sites: surveyor.sites(),
        site: seen ? { site: seen.site, urls: seen.urls, nodes: seen.nodes } : null,
      },
      tables: {
        calls: callRows(calls),
        tasks: taskRows(submissions, now),
        quotas: [...quotaRows(services.keys, now), ...siteQuotaRows(services.sites, now)],
        copies: seen?.rows ?? [],
      },
    };
  }
  return {
    update: (sites) => void surveyor.survey(sites),
    defaultSite: () => surveyor.sites()[0]?.site,
    view,
    rest: () => surveyor.rest(),
  };
}

/** Rounded, so that an unchanged clock is not a difference. */
function toTheSecond(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
