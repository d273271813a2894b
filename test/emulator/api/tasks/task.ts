import type { AcceptedRefresh } from "../../refresh-sink";
import type { Product } from "../products";

/** The service's words for how far a task is; the last two are in the vendor's CLI metadata (2026-04) alone. */
export type TaskStatus = "Pending" | "Refreshing" | "Complete" | "Failed" | "Timeout" | "Canceled";

/** Words for a task that ended without success. */
export type FailedStatus = Exclude<TaskStatus, "Pending" | "Refreshing" | "Complete">;

/** One accepted submission. Several share a task id when the service merged them. */
export interface Submission extends AcceptedRefresh {
  readonly product: Product;
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

/** Pending, then Refreshing with a rising percentage, then Complete or failed. `completesAt` may be Infinity. */
export function progress({ acceptedAt, completesAt, failure }: Submission, now: number): Progress {
  if (now >= completesAt) {
    return failure ? { status: failure.status, percent: 0 } : { status: "Complete", percent: 100 };
  }
  const share = (now - acceptedAt) / (completesAt - acceptedAt);
  if (completesAt !== Number.POSITIVE_INFINITY && share < PENDING_SHARE)
    return { status: "Pending", percent: 0 };
  return { status: "Refreshing", percent: Math.min(99, Math.max(1, Math.floor(share * 100))) };
}
