import { type TaskRow, taskRows } from "../calls/rows";
import type { Session } from "../calls/session";
import { isSettled } from "../calls/status";
import { withRetries } from "../rpc/retry";
import { listByTime } from "./list-by-time";

/** The maximum number of ids per call (help page DescribeRefreshTaskById, read 2026-11-20). */
const IDS_PER_CALL = 10;
/** The maximum size of a page that all list operations support. */
const ROWS_PER_PAGE = 50;
/** A task has at most 2,000 URLs, so more pages would be an error of the service. */
const MOST_PAGES = 100;

/** The rows of the given tasks that the service lists, one for each object path. */
export async function pollTasks(session: Session, ids: readonly string[]): Promise<TaskRow[]> {
  const { tasksById, listTasks } = session.service.actions;
  const rows: TaskRow[] = [];
  if (tasksById) {
    for (let at = 0; at < ids.length; at += IDS_PER_CALL) {
      const TaskId = ids.slice(at, at + IDS_PER_CALL).join(",");
      rows.push(...(await ask(session, tasksById, { TaskId })).rows);
    }
  } else if (listTasks && session.service.bySite) {
    rows.push(...(await listByTime(session, listTasks, ids)));
  } else if (listTasks) {
    for (const id of ids) rows.push(...(await listTask(session, listTasks, id)));
  }
  return rows;
}

/** The delay before tasks are queried again, in ms. */
const AGAIN_AFTER_MS = 3_000;

/**
 * As pollTasks, but queries doubtful tasks a second time: the service updates a status only after a query (help page
 * DescribeRefreshTasks, 2025-11-26), so the first response after a pause may be outdated.
 */
export async function pollAgain(
  session: Session,
  ids: readonly string[],
  isDoubtful: (rowsOfTask: readonly TaskRow[]) => boolean,
): Promise<TaskRow[]> {
  const rows = await pollTasks(session, ids);
  const byId = Map.groupBy(rows, ({ id }) => id);
  const doubtful = ids.filter((id) => isDoubtful(byId.get(id) ?? []));
  if (doubtful.length === 0) return rows;
  await session.clock.sleep(AGAIN_AFTER_MS);
  return [...rows.filter(({ id }) => !doubtful.includes(id)), ...(await pollTasks(session, doubtful))];
}

/** Reads pages of one task's rows until one shows that the task is unfinished, or to the last page. */
async function listTask(session: Session, action: string, TaskId: string): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { rows: found, total } = await ask(session, action, {
      TaskId,
      PageNumber: String(page),
      PageSize: String(ROWS_PER_PAGE),
    });
    rows.push(...found);
    const isLast = found.length < ROWS_PER_PAGE || rows.length >= total;
    if (isLast || found.some(({ status }) => !isSettled(status))) break;
  }
  return rows;
}

const ask = (session: Session, action: string, parameters: Record<string, string>) =>
  withRetries(session, async () => taskRows(action, await session.call(action, parameters)));
