import type { Pending } from "../plan/pending";
import type { Target } from "../services/target";
import type { Accepted } from "./outputs";
import type { Status } from "./refreshed";

/** The state of an attempt to carry out a refresh. */
export interface Attempt {
  /** What the service accepted, including what it accepted in earlier attempts at the same refresh. */
  readonly accepted: Accepted;
  readonly done: readonly Target[];
  readonly pending: Pending;
  readonly status: Status;
  /** Why the refresh is unfinished. */
  readonly failures: readonly Error[];
}

/** Updates the state of an attempt. */
export type RecordProgress = (next: Partial<Attempt>) => void;
