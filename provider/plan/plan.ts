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
 * The plan's text for going from the inputs of the last success to new arguments. Pure: it is shown by the preview and
 * carried out by the update. Where nothing asks for a refresh, the old text stays as it is.
 */
export function plan(service: Service, old: Planned | undefined, now: Args): string | Problem {
  const wanted = changesBetween(old, now);
  if (old?.plan && wanted.changes.length === 0) return old.plan;
  const limits = limitsFor(service.limits, now.limits);
  const changes = withinDay(service, now, wanted.changes, limits);
  if ("property" in changes) return changes;
  const targets = changes.map(({ target }) => target);
  const isEverything = wanted.isEverything && changes === wanted.changes;
  return planText(
    planNumber(old?.plan) + 1,
    { ...wanted, isEverything, changes },
    batches(targets, limits).length,
    "assets" in now && now.preload ? preloadsPerDay(service, now.limits) : 0,
    mayBeOfSites(service, now, targets),
  );
}

/** Whether the hosts may belong to several sites, each with calls of its own: only the service knows. */
function mayBeOfSites(service: Service, args: Args, targets: readonly Target[]): boolean {
  const { site, siteId } = siteOf(args);
  if (service.bySite === undefined || site !== undefined || siteId !== undefined) return false;
  return new Set(targets.map(domainOf)).size > 1;
}
