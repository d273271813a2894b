import type { AcceptedPreload, AcceptedRefresh } from "../../refresh-sink";
import type { RefreshedProduct } from "../products";

/** The statuses of tasks. The last two are only in the vendor's CLI metadata (2026-04). */
export const TASK_STATUSES = [
  "Pending",
  "Refreshing",
  "PreloadPending",
  "Preloading",
  "Complete",
  "Failed",
  "Timeout",
  "Canceled",
] as const satisfies readonly TaskStatus[];

/**
 * The progress of a task. A preload has the statuses PreloadPending and Preloading instead of Pending and Refreshing.
 */
export type TaskStatus =
  | "Pending"
  | "Refreshing"
  | "PreloadPending"
  | "Preloading"
  | "Complete"
  | "Failed"
  | "Timeout"
  | "Canceled";

/** The statuses of a task that ended without success. */
export type FailedStatus = Extract<TaskStatus, "Failed" | "Timeout" | "Canceled">;

/** An accepted submission. Merged ones have the same task id. */
export interface Submission extends Omit<AcceptedRefresh, "objectType" | "straggler"> {
  /** The first one of an emulator is number 1. Merged submissions have the same task id, but their own numbers. */
  readonly number: number;
  readonly objectType: AcceptedRefresh["objectType"] | "Preload";
  /** Only of a preload. */
  readonly headers?: AcceptedPreload["headers"];
  readonly product: RefreshedProduct;
  readonly accountId: string;
  readonly domainName: string;
  /** When the task operations list it first (emulator time, ms since the epoch). */
  readonly visibleAt: number;
  /** Only if it fails. */
  readonly failure?: { readonly status: FailedStatus; readonly description: string };
}

/** The progress of a submission at `now`. */
export interface Progress {
  readonly status: TaskStatus;
  /** 0 to 100. */
  readonly percent: number;
}

/** The part of its time during which a task is pending. */
const PENDING_SHARE = 0.2;

const REFRESH = ["Pending", "Refreshing"] as const;
const PRELOAD = ["PreloadPending", "Preloading"] as const;

/** Pending, then Refreshing with a rising percentage, then Complete or failed. `completesAt` may be Infinity. */
export function progress(submission: Submission, now: number): Progress {
  const { objectType, acceptedAt, completesAt, failure } = submission;
  const [waiting, running] = objectType === "Preload" ? PRELOAD : REFRESH;
  if (now >= completesAt) {
    return failure ? { status: failure.status, percent: 0 } : { status: "Complete", percent: 100 };
  }
  const share = (now - acceptedAt) / (completesAt - acceptedAt);
  if (completesAt !== Number.POSITIVE_INFINITY && share < PENDING_SHARE)
    return { status: waiting, percent: 0 };
  return { status: running, percent: Math.min(99, Math.max(1, Math.floor(share * 100))) };
}
