import { progress, type Submission } from "../tasks/task";

/** One object path of one task, as the task operations answer it. */
export interface TaskRow {
  readonly TaskId: string;
  readonly ObjectPath: string;
  readonly ObjectType: string;
  readonly Status: string;
  readonly Process: string;
  readonly CreationTime: string;
  readonly Description?: string;
}

/** Answers' names of the object types: "file", "directory", "regex", "preload". IgnoreParams' and CacheTag's are in no document. */
export const ANSWERED_TYPE: Readonly<Record<Submission["objectType"], string>> = {
  File: "file",
  Directory: "directory",
  Regex: "regex",
  IgnoreParams: "ignoreParams",
  CacheTag: "cacheTag",
  Hostname: "hostname",
  All: "purgeall",
  Preload: "preload",
};

/** "The time is in UTC", to the second. */
export function utcSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function taskRow(
  submission: Submission,
  objectPath: string,
  now: number,
): TaskRow & Record<string, string> {
  return {
    TaskId: submission.taskId,
    ObjectPath: objectPath,
    ObjectType: ANSWERED_TYPE[submission.objectType],
    ...taskProgress(submission, now),
    CreationTime: utcSeconds(submission.acceptedAt),
  };
}

/** How far a task is, as every task operation answers it. */
export function taskProgress(submission: Submission, now: number) {
  const { status, percent } = progress(submission, now);
  return {
    Status: status,
    Process: `${percent}%`,
    ...(status === submission.failure?.status && { Description: submission.failure.description }),
  };
}
