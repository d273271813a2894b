import type { Args } from "../arguments/args";
import { siteOf } from "../arguments/chosen";
import type { Problem } from "../arguments/validate";
import type { Service } from "../services/service";
import { domainOf, type Target } from "../services/target";
import { batches } from "./batch";
import type { Planned } from "./change";
import { changesBetween } from "./changes";
import { limitsFor, preloadsPerDay } from "./limits";
import { planNumber, planText } from "./text";
import { withinDay } from "./within-day";

/**
 * The text of the plan for new arguments, compared with the inputs of the last success. The preview shows it, and the
 * update carries it out. If nothing has to be refreshed, the old text stays.
 */
export function plan(service: Service, old: Planned | undefined, now: Args): string | Problem {
  const wanted = changesBetween(old, now);
  if (old?.plan && wanted.changes.length === 0) return old.plan;
  const limits = limitsFor(service.limits, now.limits);
  const changes = withinDay(service, now, wanted.changes, limits);
  if ("property" in changes) return changes;
  const targets = changes.map(({ target }) => target);
  const isEverything = wanted.isEverything && changes === wanted.changes;
  return planText({
    ...wanted,
    number: planNumber(old?.plan) + 1,
    isEverything,
    changes,
    calls: batches(targets, limits).length,
    mayNeedMoreCalls: mayBeOfSites(service, now, targets),
    preloads: "assets" in now && now.preload ? preloadsPerDay(service, now.limits) : 0,
  });
}

/** Whether hosts may belong to several sites, which need separate calls. Only the service knows. */
function mayBeOfSites(service: Service, args: Args, targets: readonly Target[]): boolean {
  const { site, siteId } = siteOf(args);
  if (service.bySite === undefined || site !== undefined || siteId !== undefined) return false;
  return new Set(targets.map(domainOf)).size > 1;
}
