import { progress, type Submission, TASK_STATUSES, type TaskStatus } from "../api/tasks/task";
import { excerpt } from "./excerpt";
import type { TaskRow } from "./view";

const ROWS = 200;

/** The newest submissions. */
export function taskRows(submissions: readonly Submission[], now: number): [key: string, row: TaskRow][] {
  return submissions.slice(-ROWS).map((submission) => {
    const { number, taskId, product, objectType, paths, force, acceptedAt } = submission;
    const row = {
      number,
      taskId,
      product,
      objectType,
      paths: excerpt(paths),
      force,
      ...progress(submission, now),
      acceptedAt: new Date(acceptedAt).toISOString(),
    };
    return [String(number), row];
  });
}

export function taskCounts(submissions: readonly Submission[], now: number): Record<TaskStatus, number> {
  const counts = Object.fromEntries(TASK_STATUSES.map((status) => [status, 0])) as Record<TaskStatus, number>;
  for (const submission of submissions) counts[progress(submission, now).status]++;
  return counts;
}
