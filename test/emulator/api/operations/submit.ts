import type { RefreshedProduct } from "../products";
import type { Submission } from "../tasks/task";
import type { Call, ProductCall, Result, Services } from "./operation";

/** What a call submits for one domain, or one site. */
export type DomainSubmission = Pick<
  Submission,
  "objectType" | "domainName" | "siteName" | "paths" | "force" | "headers"
>;

/** By how much the fault "taskLate" delays the listing of a task, in seconds. */
const LATE_BY = 10;

/** The edge is done a little before the task is complete, since real timers are a little late. */
const APPLIED_SHARE = 0.95;

/** The name of the task ids in the response of a refresh operation. */
export function refreshTaskIdName({ product }: ProductCall, { dcdnTaskIdName }: Services): string {
  return product === "dcdn" ? dcdnTaskIdName : "RefreshTaskId";
}

/**
 * Accepts submissions: stores their tasks, and passes those that will complete to the edge. The response has the ids as
 * `idName`.
 */
export function submit(
  call: Call & { readonly product: RefreshedProduct },
  services: Services,
  submissions: readonly DomainSubmission[],
  idName: string,
): Result {
  const { visible, duration } = services.taskSeconds;
  const { product, account, now, taskFate, taskStatus = "Failed" } = call;
  const times = {
    acceptedAt: now,
    visibleAt: now + 1000 * (taskFate === "late" ? visible + LATE_BY : visible),
    completesAt: taskFate === "neverEnds" ? Number.POSITIVE_INFINITY : now + 1000 * duration,
  };
  const failure =
    taskFate === "fails" ? { failure: { status: taskStatus, description: "Internal Error" } } : {};
  const stored = submissions.flatMap((one) =>
    services.tasks.add({ ...one, ...times, ...failure, product, accountId: account.id }),
  );
  if (taskFate !== "fails" && taskFate !== "neverEnds") {
    for (const submission of stored) tellEdge(submission, call, services);
  }
  const taskIds = [...new Set(stored.map(({ taskId }) => taskId))];
  return { body: { [idName]: taskIds.join(",") }, taskIds };
}

function tellEdge(submission: Submission, { straggler }: Call, { sink }: Services): void {
  const { objectType, headers = {}, acceptedAt, completesAt, ...rest } = submission;
  const appliedAt = acceptedAt + (completesAt - acceptedAt) * APPLIED_SHARE;
  if (objectType === "Preload") {
    sink.preload({ paths: rest.paths, headers, completesAt: appliedAt });
    return;
  }
  const refresh = { ...rest, objectType, acceptedAt, completesAt: appliedAt };
  if (straggler === undefined) sink.accepted(refresh);
  else {
    const { node, seconds } = straggler;
    sink.accepted({ ...refresh, straggler: { node, appliesAt: completesAt + 1000 * seconds } });
  }
}
