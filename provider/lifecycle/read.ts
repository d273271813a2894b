import type { Context } from "../calls/context";
import type { TaskRow } from "../calls/rows";
import type { Session } from "../calls/session";
import type { Outputs } from "../refresh/outputs";
import type { Status } from "../refresh/refreshed";
import { messageOf } from "../secrets/discreet";

/** `pulumi refresh` is not held up for longer by faults (ms): it can be run again. */
const LONGEST_MS = 60_000;

/** Brings `status` up to date by asking for the tasks. What cannot be asked or is forgotten stays as it was known. */
export async function read(context: Context, known: Outputs): Promise<Outputs> {
  if (known.status !== "submitted" && known.status !== "timedOut") return known;
  if (known.taskIds.length === 0) return known;
  try {
    return { ...known, status: await statusNow(context, known) };
  } catch (error) {
    await context.tell(
      `status is unchanged: the tasks could not be queried. ${messageOf(error as Error, context.isSecret)}`,
    );
    return known;
  }
}

async function statusNow(
  { service, account, clock, tell }: Context,
  { taskIds, status, pending }: Outputs,
): Promise<Status> {
  const { withSession } = await import("../calls/session.js");
  const { pollAgain } = await import("../tasks/poll.js");
  const { isComplete, isSettled } = await import("../calls/status.js");
  const until = clock.now() + LONGEST_MS;
  const isUnfinished = (rows: readonly TaskRow[]) =>
    rows.length === 0 || rows.some((row) => !isComplete(row.status));
  const poll = (session: Session) => pollAgain({ ...session, until }, taskIds, isUnfinished);
  const rows = await withSession(service, await account(), clock, poll, tell);
  const listed = new Set(rows.map(({ id }) => id));
  if (taskIds.some((id) => !listed.has(id))) {
    await tell(
      "status is unchanged: some tasks are not listed; the service lists a task after a few seconds, and for three days",
    );
    return status;
  }
  if (rows.some((row) => !isSettled(row.status))) return status;
  if (rows.every((row) => isComplete(row.status))) return "complete";
  if (!pending) await tell(FAILED, { severity: "warning" });
  return "failed";
}

/** Nobody waited for these tasks: to the deployment they were a success. */
const FAILED =
  "tasks that the service had accepted have failed, and edges may serve stale content. The next update does not repair " +
  "this by itself: change `trigger` to refresh everything again, and set `wait` so that an update detects such a failure";
