import type { Context } from "../calls/context";
import type { TaskRow } from "../calls/rows";
import type { Session } from "../calls/session";
import type { Outputs } from "../refresh/outputs";
import type { Status } from "../refresh/refreshed";
import { messageOf } from "../secrets/discreet";

/** The maximum time for retries, in ms. It is short, since `pulumi refresh` can be run again. */
const LONGEST_MS = 60_000;

/** Updates `status` by querying the tasks. It stays unchanged if they cannot be queried, or not all are listed. */
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
      "status is unchanged: some tasks are not listed, since they are too new (a few seconds) or too old (three days)",
    );
    return status;
  }
  if (rows.some((row) => !isSettled(row.status))) return status;
  if (rows.every((row) => isComplete(row.status))) return "complete";
  if (!pending) await tell(FAILED, { severity: "warning" });
  return "failed";
}

/** For the deployment these tasks were a success, since it did not wait for them. */
const FAILED =
  "tasks that the service had accepted have failed, and edges may serve stale content. The next update does not repair " +
  "this by itself: change `trigger` to refresh everything again, and set `wait` so that an update detects such a failure";
