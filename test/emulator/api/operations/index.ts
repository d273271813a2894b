import { describePreloadTasks, describePurgeTasks } from "../esa/describe-tasks";
import { getPurgeQuota } from "../esa/get-purge-quota";
import { listSites } from "../esa/list-sites";
import { preloadCaches } from "../esa/preload-caches";
import { purgeCaches } from "../esa/purge-caches";
import { assumeRole, assumeRoleWithOidc } from "./assume-role";
import { describeQuota } from "./describe-quota";
import { describeTaskById } from "./describe-task-by-id";
import { describeTasks } from "./describe-tasks";
import type { Operation } from "./operation";
import { preloadObjectCaches } from "./preload-object-caches";
import { refreshByCacheTag } from "./refresh-by-cache-tag";
import { refreshObjectCaches } from "./refresh-object-caches";

const ALL: readonly Operation[] = [
  refreshObjectCaches("cdn", "RefreshObjectCaches"),
  refreshByCacheTag("cdn", "RefreshObjectCacheByCacheTag"),
  preloadObjectCaches("cdn", "PushObjectCache"),
  describeTasks("cdn", "DescribeRefreshTasks"),
  describeTaskById("cdn", "DescribeRefreshTaskById"),
  describeQuota("cdn", "DescribeRefreshQuota"),
  refreshObjectCaches("dcdn", "RefreshDcdnObjectCaches"),
  refreshByCacheTag("dcdn", "RefreshDcdnObjectCacheByCacheTag"),
  preloadObjectCaches("dcdn", "PreloadDcdnObjectCaches"),
  describeTasks("dcdn", "DescribeDcdnRefreshTasks"),
  describeTaskById("dcdn", "DescribeDcdnRefreshTaskById"),
  describeQuota("dcdn", "DescribeDcdnRefreshQuota"),
  refreshObjectCaches("vod", "RefreshVodObjectCaches"),
  preloadObjectCaches("vod", "PreloadVodObjectCaches"),
  describeTasks("vod", "DescribeVodRefreshTasks"),
  describeQuota("vod", "DescribeVodRefreshQuota"),
  purgeCaches,
  preloadCaches,
  describePurgeTasks,
  describePreloadTasks,
  getPurgeQuota,
  listSites,
  assumeRole,
  assumeRoleWithOidc,
];

const BY_ACTION: ReadonlyMap<string, Operation> = new Map(
  ALL.map((operation) => [operation.action, operation]),
);

export function findOperation(action: string): Operation | undefined {
  return BY_ACTION.get(action);
}
