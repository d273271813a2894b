import type { AcceptedRefresh } from "../../refresh-sink";
import type { Submission } from "../tasks/task";
import type { ProductCall, Result, Services } from "./operation";

/** What one call submits for one domain. */
export interface DomainRefresh {
  readonly objectType: AcceptedRefresh["objectType"];
  readonly domainName: string;
  readonly paths: readonly string[];
  readonly force: boolean;
}

/** How much later than others a task is listed that a fault makes late, in seconds. */
const LATE_BY = 10;

/** The edge is done a little before the task says so: real timers run a little late. */
const APPLIED_SHARE = 0.95;

/** Accepts the refreshes: tasks are stored, and the edge is told of those that will complete. */
export function submit(call: ProductCall, services: Services, refreshes: readonly DomainRefresh[]): Result {
  const { visible, duration } = services.taskSeconds;
  const { product, account, now, taskFate, taskStatus = "Failed", straggler } = call;
  const times = {
    acceptedAt: now,
    visibleAt: now + 1000 * (taskFate === "late" ? visible + LATE_BY : visible),
    completesAt: taskFate === "neverEnds" ? Number.POSITIVE_INFINITY : now + 1000 * duration,
  };
  const failure =
    taskFate === "fails" ? { failure: { status: taskStatus, description: "Internal Error" } } : {};
  const stored = refreshes.flatMap((refresh) =>
    services.tasks.add({ ...refresh, ...times, ...failure, product, accountId: account.id }),
  );
  for (const submission of stored) {
    if (taskFate !== "fails" && taskFate !== "neverEnds")
      services.sink.accepted(accepted(submission, straggler));
  }
  const taskIds = [...new Set(stored.map(({ taskId }) => taskId))];
  const name = product === "dcdn" ? services.dcdnTaskIdName : "RefreshTaskId";
  return { body: { [name]: taskIds.join(",") }, taskIds };
}

function accepted(submission: Submission, straggler: ProductCall["straggler"]): AcceptedRefresh {
  const { taskId, objectType, paths, domainName, force, acceptedAt, completesAt } = submission;
  const appliedAt = acceptedAt + (completesAt - acceptedAt) * APPLIED_SHARE;
  const refresh = { taskId, objectType, paths, domainName, force, acceptedAt, completesAt: appliedAt };
  if (straggler === undefined) return refresh;
  const { node, seconds } = straggler;
  return { ...refresh, straggler: { node, appliesAt: completesAt + 1000 * seconds } };
}
