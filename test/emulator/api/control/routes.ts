import { z } from "zod";
import type { OwnedClock, VirtualClock } from "../../clock";
import type { Edge } from "../../edge/edge";
import { domainSchema } from "../account/domain-schema";
import { faultSchema } from "../faults";
import type { Backend } from "../handler";
import { quotaSchema, quotaViews, setQuota } from "./quota";
import { type Route, route } from "./route";
import { advance, call, clockView, copiesQuery, copy, quotaView, task } from "./schemas";
import { siteQuotaSchema, siteView, siteViews } from "./sites";
import { taskViews } from "./task-view";

/** The control API: method and path below /_emulator/. Its OpenAPI document is generated from this. */
export function controlRoutes(
  { services, gate, faults, calls }: Backend,
  clock: OwnedClock | VirtualClock,
  edge: Pick<Edge, "copies">,
): Readonly<Record<string, Route>> {
  const clockNow = () => ({ now: new Date(clock.now()).toISOString() });
  return {
    "GET calls": {
      summary: "Every call received, oldest first (the last 100,000)",
      returns: z.array(call),
      run: () => calls.list(),
    },
    "DELETE calls": { summary: "Forget the calls", run: () => calls.clear() },
    "GET tasks": {
      summary: "Every submission of the last three days, oldest first",
      returns: z.array(task),
      run: () => taskViews(services.tasks, clock.now()),
    },
    "GET faults": {
      summary: "The faults that have not struck yet, in the order they were added",
      returns: z.array(faultSchema),
      run: () => faults.list(),
    },
    "POST faults": route({
      summary: "Add a fault, which strikes the calls to come",
      takes: faultSchema,
      run: (fault) => faults.add(fault),
    }),
    "DELETE faults": { summary: "Drop the faults that have not struck yet", run: () => faults.clear() },
    "GET quota": {
      summary: "What is left today (UTC+8), for each account and product",
      returns: z.array(quotaView),
      run: () => quotaViews(gate.keys, clock.now()),
    },
    "POST quota": route({
      summary: "Set what is left for the rest of the day (UTC+8); what is not given stays",
      takes: quotaSchema,
      run: (quota) => setQuota(gate.keys, clock.now(), quota),
    }),
    "GET domains": {
      summary: "The domains that were declared, and their states",
      returns: z.array(domainSchema),
      run: () => services.domains.list(),
    },
    "POST domains": route({
      summary: "Change the state of a domain",
      takes: domainSchema,
      run: ({ domain, state }) => services.domains.set(domain, state),
    }),
    "GET sites": {
      summary: "The account's sites at ESA, and what each has left today (UTC+8)",
      returns: z.array(siteView),
      run: () => siteViews(services.sites, clock.now()),
    },
    "POST sites": route({
      summary: "Set what a site has left for the rest of the day (UTC+8)",
      takes: siteQuotaSchema,
      run: (quota) => services.sites.setQuota(quota, clock.now()),
    }),
    "GET clock": { summary: "The emulator's time", returns: clockView, run: clockNow },
    "POST clock": route({
      summary: "Move a virtual clock on; what becomes due happens on the way",
      takes: advance,
      returns: clockView,
      run: ({ advance }) => {
        if (!("advance" in clock)) throw new RangeError("clock: only a virtual clock can be advanced");
        clock.advance(advance);
        return clockNow();
      },
    }),
    "GET copies": route({
      summary: "What each node of the edge holds, held against what the origin has now",
      takes: copiesQuery,
      returns: z.array(copy),
      run: ({ site, limit }) => edge.copies({ ...(site && { site }), ...(limit && { limit }) }),
    }),
  };
}
