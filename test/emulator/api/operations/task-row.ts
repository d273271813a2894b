import { progress, type Submission } from "../tasks/task";

/** One object path of a task, as the task operations return it. */
export interface TaskRow {
  readonly TaskId: string;
  readonly ObjectPath: string;
  readonly ObjectType: string;
  readonly Status: string;
  readonly Process: string;
  readonly CreationTime: string;
  readonly Description?: string;
}

/** The names of object types in answers: "file", "directory", "regex", "preload". The others are not documented. */
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

/** The progress of a task, as all task operations return it. */
export function taskProgress(submission: Submission, now: number) {
  const { status, percent } = progress(submission, now);
  return {
    Status: status,
    Process: `${percent}%`,
    ...(status === submission.failure?.status && { Description: submission.failure.description }),
  };
}
