import { withRetries } from "../rpc/retry";
import type { Session } from "../rpc/session";
import { type TaskRow, taskRows } from "./rows";

/** The task-by-id operations take so many ids (help page DescribeRefreshTaskById, read 2026-11-20). */
const IDS_PER_CALL = 10;
/** The largest page that every list operation answers. */
const ROWS_PER_PAGE = 50;

/** The rows of the given tasks, as far as the service knows them: one for each object path. */
export async function pollTasks(session: Session, ids: readonly string[]): Promise<TaskRow[]> {
  const { tasksById, listTasks } = session.service.actions;
  const rows: TaskRow[] = [];
  if (tasksById) {
    for (let at = 0; at < ids.length; at += IDS_PER_CALL) {
      const TaskId = ids.slice(at, at + IDS_PER_CALL).join(",");
      rows.push(...taskRows((await ask(session, tasksById, { TaskId })).fields));
    }
  } else if (listTasks) {
    for (const id of ids) rows.push(...(await listTask(session, listTasks, id)));
  }
  return rows;
}

/** All pages of one task's list, up to the first that shows that the task is not through, or the total reached. */
async function listTask(session: Session, action: string, TaskId: string): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  for (let page = 1; ; page++) {
    const { fields } = await ask(session, action, {
      TaskId,
      PageNumber: String(page),
      PageSize: String(ROWS_PER_PAGE),
    });
    const found = taskRows(fields);
    rows.push(...found);
    const isLast = found.length < ROWS_PER_PAGE || rows.length >= Number(fields.TotalCount);
    if (isLast || found.some(({ status }) => !isSettled(status))) return rows;
  }
}

const ask = (session: Session, action: string, parameters: Record<string, string>) =>
  withRetries(session, () => session.call(action, parameters));

/** Whether a task's status is its last. */
export const isSettled = (status: string) => status === "Complete" || status === "Failed";
