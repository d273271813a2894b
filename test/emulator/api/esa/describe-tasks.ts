import { paging, period } from "../operations/list";
import { type Call, type Operation, optional, type Result, type Services } from "../operations/operation";
import { taskProgress, utcSeconds } from "../operations/task-row";
import { documented } from "../protocol/errors";
import { progress, type Submission, type TaskStatus } from "../tasks/task";
import { esaOperation, purgeTypeOf, siteOf } from "./operation";
import { PURGE_TYPES } from "./purge-types";

const STATUSES = ["Complete", "Refreshing", "Failed"];
const TASKS_PER_PAGE = 50;

/** DescribePurgeTasks: of one site and one type. */
export const describePurgeTasks: Operation = esaOperation(
  "GET",
  "DescribePurgeTasks",
  false,
  (call, services) => {
    const Type = purgeTypeOf(call);
    return tasks(call, services, PURGE_TYPES[Type].objectType, { Type });
  },
);

/** DescribePreloadTasks: of one site. */
export const describePreloadTasks: Operation = esaOperation(
  "GET",
  "DescribePreloadTasks",
  false,
  (call, services) => tasks(call, services, "Preload", {}),
);

/**
 * Newest first, in pages, with a row for each object. Neither operation can filter by task id. A waiting task has the
 * status Refreshing: the pages have no other one.
 */
function tasks(
  call: Call,
  services: Services,
  objectType: Submission["objectType"],
  more: { readonly Type?: string },
): Result {
  const { now } = call;
  const site = siteOf(call, services);
  const { page, size, slice } = paging(call, TASKS_PER_PAGE);
  const between = period(call, "esa");
  const content = optional(call, "Content");
  const status = optional(call, "Status");
  if (status !== undefined && !STATUSES.includes(status)) throw documented("InvalidStatus.ValueNotSupported");
  const rows = services.tasks
    .asked(now, call.account.id)
    .filter((one) => one.product === "esa" && one.siteName === site.name && one.objectType === objectType)
    .filter((one) => one.visibleAt <= now && between(one.acceptedAt))
    .filter((one) => status === undefined || word(progress(one, now).status) === status)
    .reverse()
    .flatMap((one) => rowsOf(one, now).filter((row) => content === undefined || row.Content === content))
    .map((row) => ({ ...row, ...more }));
  return { body: { Tasks: slice(rows), TotalCount: rows.length, PageNumber: page, PageSize: size } };
}

function rowsOf(one: Submission, now: number) {
  const { Status, ...progressed } = taskProgress(one, now);
  return one.paths.map((path) => ({
    TaskId: one.taskId,
    Content: path,
    ...progressed,
    Status: word(Status),
    CreateTime: utcSeconds(one.acceptedAt),
  }));
}

const WAITING: Partial<Record<TaskStatus, string>> = {
  Pending: "Refreshing",
  PreloadPending: "Refreshing",
  Preloading: "Refreshing",
};

const word = (status: TaskStatus) => WAITING[status] ?? status;
