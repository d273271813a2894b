import type { Product } from "../products";
import { documented } from "../protocol/errors";
import {
  forProduct,
  type Operation,
  type ProductCall,
  type Result,
  required,
  type Services,
} from "./operation";
import { taskRows } from "./task-row";

/** DescribeRefreshTaskById (cdn), DescribeDcdnRefreshTaskById: a flat list with a row for each object path. */
export function describeTaskById(product: Product, action: string): Operation {
  return {
    service: product,
    action,
    submits: false,
    callsPerSecond: (limits) => limits[product].taskByIdPerSecond,
    run: forProduct(product, run),
  };
}

function run(call: ProductCall, services: Services): Result {
  const ids = required(call, "TaskId")
    .split(",")
    .map((id) => id.trim());
  const { taskIdsPerCall } = call.account.limits[call.product];
  if (ids.length > taskIdsPerCall || ids.some((id) => !/^\d+$/.test(id))) {
    throw documented("InvalidTaskId.Malformed");
  }
  const wanted = new Set(ids);
  const rows = services.tasks
    .asked(call.now, call.account.id)
    .filter((one) => one.product === call.product && wanted.has(one.taskId) && one.visibleAt <= call.now)
    .flatMap((one) => taskRows(one, one.paths, call.now));
  return { body: { Tasks: rows, TotalCount: rows.length } };
}
