import type { TaskRow } from "../calls/rows";
import type { Session } from "../calls/session";
import { isFailed } from "../calls/status";
import type { Waiting } from "../plan/pending";
import { plural } from "../plan/wording";
import { pollAgain } from "./poll";
import { type Summary, summarise } from "./summary";

const SECOND = 1_000;

/** The delay after a poll: 2 seconds after the first, since tasks may be short, then 3, 4.5 and so on, up to 15. */
function pollDelay(polls: number): number {
  return Math.min(2 * SECOND * 1.5 ** polls, 15 * SECOND);
}

/** Polls until every task has ended, or until the timeout. Returns the last known state. */
export async function waitForTasks(
  session: Session,
  waiting: readonly Waiting[],
  timeoutMs: number,
  progress: (message: string) => Promise<void>,
): Promise<Summary> {
  const { clock } = session;
  const end = clock.now() + timeoutMs;
  let ids: readonly string[] = [...new Set(waiting.flatMap(({ taskIds }) => taskIds))];
  let settled: TaskRow[] = [];
  for (let polls = 0; ; polls++) {
    const polled = await pollAgain({ ...session, until: end }, ids, hasFailed);
    const rows = [...settled, ...polled];
    const summary = summarise(waiting, rows);
    ids = summary.openIds;
    settled = rows.filter(({ id }) => !ids.includes(id));
    const left = end - clock.now();
    if (summary.waiting.length === 0 || left <= 0) return summary;
    const ended = summary.tasks - ids.length;
    await progress(`${ended} of ${plural(summary.tasks, "task")} finished, ${summary.percent}%`);
    await clock.sleep(Math.min(pollDelay(polls), left));
  }
}

const hasFailed = (rows: readonly TaskRow[]) => rows.some(({ status }) => isFailed(status));
