import type { Product } from "../products";
import { documented } from "../protocol/errors";
import { progress, type Submission, TASK_STATUSES } from "../tasks/task";
import { paging, period } from "./list";
import {
  forProduct,
  type Operation,
  optional,
  type ProductCall,
  type Result,
  type Services,
} from "./operation";
import { RESPONSE_TYPE, taskRows } from "./task-row";

/** DescribeRefreshTasks (cdn), DescribeDcdnRefreshTasks, DescribeVodRefreshTasks: newest first, in pages. */
export function describeTasks(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: false,
    callsPerSecond: (limits) => limits[product].tasksPerSecond,
    run: forProduct(product, run),
  };
}

const TYPES: Readonly<Record<string, string>> = { path: "directory" };
const STATUSES: readonly string[] = TASK_STATUSES;

function run(call: ProductCall, services: Services): Result {
  const { now, product } = call;
  const { page, size } = paging(call, call.account.limits[product].tasksPerPage);
  const matches = filter(call);
  const objectPath = optional(call, "ObjectPath");
  const submissions = services.tasks
    .asked(now, call.account.id)
    .filter((one) => one.product === product && one.visibleAt <= now && matches(one))
    .reverse();
  const first = (page - 1) * size;
  const rows: ReturnType<typeof taskRows> = [];
  let total = 0;
  for (const one of submissions) {
    const paths = objectPath === undefined ? one.paths : one.paths.filter((path) => path === objectPath);
    const onPage = paths.slice(Math.max(0, first - total), Math.max(0, first + size - total));
    rows.push(...taskRows(one, onPage, now));
    total += paths.length;
  }
  return {
    body: {
      Tasks: { [product === "cdn" ? "CDNTask" : "Task"]: rows },
      TotalCount: total,
      PageNumber: page,
      PageSize: size,
    },
  };
}

function filter(call: ProductCall): (submission: Submission) => boolean {
  const taskId = optional(call, "TaskId");
  const type = objectType(call);
  const domain = optional(call, "DomainName")?.toLowerCase();
  const status = optional(call, "Status");
  const between = period(call, call.product);
  if (taskId !== undefined && !/^\d+$/.test(taskId)) throw documented("InvalidTaskId.Malformed");
  if ((domain ?? status) !== undefined && type === undefined) throw documented("MissingParameter.ObjectType");
  if (status !== undefined && !STATUSES.includes(status)) throw documented("InvalidStatus.ValueNotSupported");
  return (one) =>
    (taskId === undefined || one.taskId === taskId) &&
    (type === undefined || RESPONSE_TYPE[one.objectType].toLowerCase() === type) &&
    (domain === undefined || one.domainName === domain) &&
    (status === undefined || progress(one, call.now).status === status) &&
    between(one.acceptedAt);
}

function objectType(call: ProductCall): string | undefined {
  const given = optional(call, "ObjectType")?.toLowerCase();
  if (given === undefined) return undefined;
  const type = TYPES[given] ?? given;
  const known = Object.values(RESPONSE_TYPE).some((name) => name.toLowerCase() === type);
  if (!known) throw documented("InvalidObjectType.ValueNotSupported");
  return type;
}
