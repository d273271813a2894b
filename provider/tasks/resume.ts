import type { TaskRow } from "../calls/rows";
import type { Session } from "../calls/session";
import { isFailed } from "../calls/status";
import type { Pending } from "../plan/pending";
import { ApiError } from "../rpc/api-error";
import type { Target } from "../services/target";
import { TasksFailed } from "./outcome";
import { pollAgain } from "./poll";
import { summarise } from "./summary";

/** What has become of the calls that an earlier update left waiting. */
interface Resumed {
  readonly done: readonly Target[];
  readonly pending: Pending;
  /** What the service has failed to refresh, which is submitted again. */
  readonly failure?: TasksFailed;
}

/**
 * Queries the calls that an earlier update left waiting. Failed targets are submitted again. If this update waits, so
 * are targets whose tasks are no longer listed, which happens after three days (help page DescribeRefreshTasks, read
 * 2026-11-20): it is unknown whether these succeeded. If it does not wait, everything else counts as done.
 */
export async function resume(session: Session, pending: Pending, waits: boolean): Promise<Resumed> {
  const { waiting, submit } = pending;
  if (waiting.length === 0) return { done: [], pending };
  const ids = [...new Set(waiting.flatMap(({ taskIds }) => taskIds))];
  const rows = await askedFor(session, ids);
  const summary = summarise(waiting, rows ?? []);
  const isForgotten = ({ taskIds }: { taskIds: readonly string[] }) =>
    rows !== undefined && taskIds.some((id) => summary.unlisted.includes(id));
  const targetsIn = (calls: Pending["waiting"]) => calls.flatMap(({ targets }) => targets);
  const forgotten = waits ? summary.waiting.filter(isForgotten) : [];
  const open = summary.waiting.filter((call) => !forgotten.includes(call));
  return {
    done: [...summary.done, ...(waits ? [] : targetsIn(open))],
    pending: {
      ...pending,
      submit: [...submit, ...summary.failed, ...targetsIn(forgotten)],
      waiting: waits ? open : [],
    },
    ...(summary.failed.length > 0 && { failure: new TasksFailed(summary.failed, summary.descriptions) }),
  };
}

async function askedFor(session: Session, ids: readonly string[]) {
  try {
    return await pollAgain(session, ids, isFailedOrMissing);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

const isFailedOrMissing = (rows: readonly TaskRow[]) =>
  rows.length === 0 || rows.some(({ status }) => isFailed(status));
