import type { AcceptedPreload, AcceptedRefresh } from "../../refresh-sink";
import type { RefreshedProduct } from "../products";

/** The service's words for how far a task is; the last two are in the vendor's CLI metadata (2026-04) alone. */
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

/** How far a task is; a preload is PreloadPending and Preloading in the place of Pending and Refreshing. */
export type TaskStatus =
  | "Pending"
  | "Refreshing"
  | "PreloadPending"
  | "Preloading"
  | "Complete"
  | "Failed"
  | "Timeout"
  | "Canceled";

/** Words for a task that ended without success. */
export type FailedStatus = Extract<TaskStatus, "Failed" | "Timeout" | "Canceled">;

/** One accepted submission. Several share a task id when the service merged them. */
export interface Submission extends Omit<AcceptedRefresh, "objectType" | "straggler"> {
  readonly objectType: AcceptedRefresh["objectType"] | "Preload";
  /** Of a preload. */
  readonly headers?: AcceptedPreload["headers"];
  readonly product: RefreshedProduct;
  readonly accountId: string;
  readonly domainName: string;
  /** Emulator time from which the task operations know of it, ms since the epoch. */
  readonly visibleAt: number;
  /** Given when it fails in the end. */
  readonly failure?: { readonly status: FailedStatus; readonly description: string };
}

/** How far a submission is at `now`. */
export interface Progress {
  readonly status: TaskStatus;
  /** 0 to 100. */
  readonly percent: number;
}

/** The share of its time that a task waits before it starts. */
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
