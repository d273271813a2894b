import { progress, type Submission } from "../api/tasks/task";
import { excerpt } from "./excerpt";
import type { TaskRow } from "./view";

const ROWS = 200;

/** The newest submissions. */
export function taskRows(submissions: readonly Submission[], now: number): [key: string, row: TaskRow][] {
  return submissions.slice(-ROWS).map((submission) => {
    const { taskId, product, objectType, paths, force, acceptedAt } = submission;
    const number = numberOf(submission);
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

// Merged submissions share a task id.
const numbers = new WeakMap<Submission, number>();
let lastNumber = 0;

function numberOf(submission: Submission): number {
  const number = numbers.get(submission) ?? ++lastNumber;
  numbers.set(submission, number);
  return number;
}

export function taskCounts(
  submissions: readonly Submission[],
  now: number,
): Record<TaskRow["status"], number> {
  const counts = { Pending: 0, Refreshing: 0, Complete: 0, Failed: 0, Timeout: 0, Canceled: 0 };
  for (const submission of submissions) counts[progress(submission, now).status]++;
  return counts;
}
