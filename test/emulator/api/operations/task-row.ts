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
  Preload: "preload",
};

/** "The time is in UTC", to the second. */
function utcSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function taskRow(
  submission: Submission,
  objectPath: string,
  now: number,
): TaskRow & Record<string, string> {
  const { status, percent } = progress(submission, now);
  return {
    TaskId: submission.taskId,
    ObjectPath: objectPath,
    ObjectType: ANSWERED_TYPE[submission.objectType],
    Status: status,
    Process: `${percent}%`,
    CreationTime: utcSeconds(submission.acceptedAt),
    ...(status === submission.failure?.status && { Description: submission.failure.description }),
  };
}
