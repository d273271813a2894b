/** The service's words (help pages and CLI metadata, read 2026-11-25). Some clients report them in lower case. */
const RUNNING = ["Pending", "Refreshing", "PreloadPending", "Preloading"];
const COMPLETE = "Complete";
const FAILED = "Failed";

/** The status as the help pages spell it. An unknown word is returned unchanged. */
export function taskStatus(word: string): string {
  return [...RUNNING, COMPLETE, FAILED].find((known) => known.toLowerCase() === word.toLowerCase()) ?? word;
}

/** Whether a task has ended. Everything that is not known to be running counts: Failed, Timeout, Canceled, Complete. */
export const isSettled = (status: string) => status !== "" && !RUNNING.includes(status);

export const isComplete = (status: string) => status === COMPLETE;

/** Whether a task ended without success. */
export const isFailed = (status: string) => isSettled(status) && !isComplete(status);
