import type { CallRecord, Calls } from "../api/calls";
import { namedObjects } from "../api/operations/named-objects";
import { excerpt } from "./excerpt";
import type { CallRow, Excerpt } from "./view";

const ROWS = 200;

/** The newest calls. */
export function callRows(calls: Calls): [key: string, row: CallRow][] {
  return calls.latest(ROWS).map(([number, call]) => {
    const {
      time,
      product,
      action,
      parameters,
      accessKeyId,
      status,
      code = "",
      accepted,
      taskIds = [],
    } = call;
    const row = {
      number,
      time,
      product,
      action,
      accessKeyId,
      about: aboutOf(parameters),
      objectType: parameters.ObjectType ?? parameters.Type ?? "",
      status,
      code,
      accepted,
      taskIds: excerpt(taskIds),
    };
    return [String(number), row];
  });
}

// Some are megabytes long, and this runs several times per second.
const known = new WeakMap<CallRecord["parameters"], Excerpt>();

function aboutOf(parameters: CallRecord["parameters"]): Excerpt {
  const about = known.get(parameters) ?? excerpt(subjects(parameters));
  known.set(parameters, about);
  return about;
}

function subjects(parameters: CallRecord["parameters"]): string[] {
  const named = namedObjects(new Map(Object.entries(parameters)));
  if (named.length > 0) return named;
  const { CacheTag, TaskId, DomainName, SiteName, SiteId } = parameters;
  const lines = (CacheTag ?? TaskId)?.split(",") ?? [DomainName ?? SiteName ?? SiteId ?? ""];
  return lines.filter((line) => line !== "");
}
