import { type Call, type Operation, required, type Services } from "../operations/operation";
import { documented, invalid } from "../protocol/errors";
import { isPurgeType } from "./purge-types";
import type { PurgeType } from "./site-options";
import type { Site } from "./sites";

/** An operation of ESA, which accepts only the HTTP method on its page. */
export function esaOperation(
  method: "GET" | "POST",
  action: string,
  submits: Operation["submits"],
  run: Operation["run"],
): Operation {
  return {
    service: "esa",
    action,
    method,
    submits,
    callsPerSecond: () => Number.POSITIVE_INFINITY,
    run,
  };
}

/** The call's site. Throws the service's error if it does not exist. */
export function siteOf(call: Call, { sites }: Services): Site {
  const id = required(call, "SiteId");
  if (!/^\d{1,19}$/.test(id)) throw invalid("SiteId");
  const site = sites.byId(id);
  if (site === undefined) throw documented("Site.NotFound");
  return site;
}

/** The call's type of purge; "file (default)". */
export function purgeTypeOf(call: Call): PurgeType {
  const type = call.parameters.get("Type") || "file";
  if (!isPurgeType(type)) throw invalid("Type");
  return type;
}
