import type { CallRecord, Calls } from "../api/calls";
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
      objectType: parameters.ObjectType ?? "",
      status,
      code,
      accepted,
      taskIds: excerpt(taskIds),
    };
    return [String(number), row];
  });
}

// Some are megabytes long and looked at several times a second.
const known = new WeakMap<CallRecord["parameters"], Excerpt>();

function aboutOf(parameters: CallRecord["parameters"]): Excerpt {
  const about = known.get(parameters) ?? excerpt(subjects(parameters));
  known.set(parameters, about);
  return about;
}

function subjects({ ObjectPath, CacheTag, TaskId, DomainName }: CallRecord["parameters"]): string[] {
  const lines = ObjectPath?.split(/\r?\n/) ?? (CacheTag ?? TaskId)?.split(",") ?? [DomainName ?? ""];
  return lines.filter((line) => line !== "");
}
