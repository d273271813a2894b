import type { Pending } from "../plan/pending";
import { ApiError } from "../rpc/api-error";
import type { Session } from "../rpc/session";
import { pollTasks } from "./poll";

/**
 * The service forgets a task after three days (help page DescribeRefreshTasks, read 2026-11-20). Whether a forgotten
 * one succeeded cannot be known: its targets are submitted again.
 */
export async function withoutForgotten(session: Session, pending: Pending): Promise<Pending> {
  const ids = pending.waiting.flatMap(({ taskIds }) => taskIds);
  if (ids.length === 0) return pending;
  try {
    const listed = new Set((await pollTasks(session, [...new Set(ids)])).map(({ id }) => id));
    const isKept = ({ taskIds }: { taskIds: readonly string[] }) => taskIds.every((id) => listed.has(id));
    const forgotten = pending.waiting.filter((call) => !isKept(call)).flatMap(({ targets }) => targets);
    return { submit: [...pending.submit, ...forgotten], waiting: pending.waiting.filter(isKept) };
  } catch (error) {
    if (error instanceof ApiError) return pending;
    throw error;
  }
}
