import type { Progress } from "../plan/outstanding";
import type { Waiting } from "../plan/pending";
import type { Target, TargetType } from "../services/target";
import type { Verified } from "../verify/verified";
import type { Refreshed, Status } from "./refreshed";

/** What the service accepted for one refresh. */
export interface Accepted {
  readonly taskIds: readonly string[];
  readonly requestIds: readonly string[];
  readonly refreshed: Refreshed;
}

/** A resource's outputs in state. */
export interface Outputs extends Accepted, Progress {
  readonly status: Status;
  /** Only if the last refresh was verified. */
  readonly verified?: Verified;
  /** Hash of the inputs to which these outputs belong. */
  readonly inputsHash: string;
  /** Only with `preload`. */
  readonly preloadTaskIds?: readonly string[];
}

const TYPES: Record<Exclude<keyof Refreshed, "calls">, TargetType> = {
  files: "File",
  directories: "Directory",
  regexes: "Regex",
  ignoreParams: "IgnoreParams",
  cacheTags: "CacheTag",
  hostnames: "Hostname",
  sites: "All",
};

export const NOTHING_ACCEPTED: Accepted = {
  taskIds: [],
  requestIds: [],
  refreshed: { files: 0, directories: 0, regexes: 0, ignoreParams: 0, cacheTags: 0, calls: 0 },
};

/** Adds an accepted call. `requestId` is "" if it is not known. */
export function withCall(
  before: Accepted,
  batch: readonly Target[],
  taskIds: readonly string[],
  requestId: string,
): Accepted {
  const added = Object.entries(TYPES).flatMap(([name, type]) => {
    const count = batch.filter((target) => target.type === type).length;
    const known = before.refreshed[name as keyof Refreshed];
    return known === undefined && count === 0 ? [] : [[name, (known ?? 0) + count]];
  });
  return {
    taskIds: [...new Set([...before.taskIds, ...taskIds])],
    requestIds: requestId ? [...before.requestIds, requestId] : before.requestIds,
    refreshed: { ...Object.fromEntries(added), calls: before.refreshed.calls + 1 },
  };
}

/** Adds a call that was accepted for an earlier refresh. Its request id is no longer known. */
export function withWaiting(before: Accepted, { taskIds, targets }: Waiting): Accepted {
  return withCall(before, targets, taskIds, "");
}

/** The part of the outputs that says what was accepted. */
export function acceptedOf({ taskIds, requestIds, refreshed }: Partial<Outputs>): Accepted {
  const { taskIds: noTasks, requestIds: noRequests, refreshed: none } = NOTHING_ACCEPTED;
  return { taskIds: taskIds ?? noTasks, requestIds: requestIds ?? noRequests, refreshed: refreshed ?? none };
}
