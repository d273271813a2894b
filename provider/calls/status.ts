/** The service's words (help pages and CLI metadata, read 2026-11-25); some clients have seen them in lower case. */
const RUNNING = ["Pending", "Refreshing", "PreloadPending", "Preloading"];
const COMPLETE = "Complete";
const FAILED = "Failed";

/** The status in the service's own spelling; an unknown word as it is. */
export function taskStatus(word: string): string {
  return [...RUNNING, COMPLETE, FAILED].find((known) => known.toLowerCase() === word.toLowerCase()) ?? word;
}

/** Whether a task's status is its last: Failed, Timeout, Canceled and words that no page has are, like Complete. */
export const isSettled = (status: string) => status !== "" && !RUNNING.includes(status);

export const isComplete = (status: string) => status === COMPLETE;

/** Whether a task ended without success. */
export const isFailed = (status: string) => isSettled(status) && !isComplete(status);
