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

/** The names of object types in responses: "file", "directory", "regex", "preload". The others are not documented. */
export const RESPONSE_TYPE: Readonly<Record<Submission["objectType"], string>> = {
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

/** A row for each of some object paths of one task. What the rows share is made once: there may be 1,000 of them. */
export function taskRows(
  submission: Submission,
  objectPaths: readonly string[],
  now: number,
): (TaskRow & Record<string, string>)[] {
  const { taskId, objectType, acceptedAt } = submission;
  const shared = {
    TaskId: taskId,
    ObjectType: RESPONSE_TYPE[objectType],
    ...taskProgress(submission, now),
    CreationTime: utcSeconds(acceptedAt),
  };
  return objectPaths.map((ObjectPath) => ({ ...shared, ObjectPath }));
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
