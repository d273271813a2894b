import { type PlacedTask, placedTask, seconds } from "../calls/placed-task";
import { type TaskRow, taskRows } from "../calls/rows";
import type { Session } from "../calls/session";
import { isSettled } from "../calls/status";
import { withRetries } from "../rpc/retry";

/** The service keeps tasks for three days, and rejects requests for older ones. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1_000 - 60_000;
/** The maximum difference between the local clock and the service's: with more, calls are refused. */
const SKEW_MS = 15 * 60_000;
/** The maximum size of a page (help page DescribePurgeTasks, 2026-01-14). */
const ROWS_PER_PAGE = 50;
/** More than any plan's daily quota needs. */
const MOST_PAGES = 10_000;

/**
 * The rows of tasks of a service that lists tasks by site, type and time, not by id: those with the given ids among all
 * tasks since the oldest of them.
 */
export async function listByTime(
  session: Session,
  action: string,
  ids: readonly string[],
): Promise<TaskRow[]> {
  const placed = ids.flatMap((text) => {
    const task = placedTask(text);
    return task ? [{ ...task, text }] : [];
  });
  const rows: TaskRow[] = [];
  for (const [first, ...others] of Map.groupBy(placed, ({ site, type }) => `${site}/${type}`).values()) {
    if (first) rows.push(...(await listOfSite(session, action, [first, ...others])));
  }
  return rows;
}

type Wanted = PlacedTask & { readonly text: string };

/** Reads pages until every wanted task is known to be unfinished, or to the last page. */
async function listOfSite(
  session: Session,
  action: string,
  tasks: readonly [Wanted, ...Wanted[]],
): Promise<TaskRow[]> {
  const [{ site, type }] = tasks;
  const textOf = new Map(tasks.map(({ id, text }) => [id, text]));
  const now = session.clock.now();
  const oldest = Math.min(...tasks.map(({ at }) => Date.parse(at)));
  const period = {
    StartTime: seconds(Math.max(oldest - SKEW_MS, now - KEPT_MS + SKEW_MS)),
    EndTime: seconds(now + SKEW_MS),
  };
  const rows: TaskRow[] = [];
  const open = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const paging = { PageNumber: String(page), PageSize: String(ROWS_PER_PAGE) };
    const { rows: found, total } = await withRetries(session, async () =>
      taskRows(action, await session.call(action, { SiteId: site, Type: type, ...period, ...paging })),
    );
    for (const row of found) {
      const text = textOf.get(row.id);
      if (text === undefined) continue;
      rows.push({ ...row, id: text });
      if (!isSettled(row.status)) open.add(text);
    }
    if (found.length < ROWS_PER_PAGE || page * ROWS_PER_PAGE >= total || open.size === textOf.size) break;
  }
  return rows;
}
