import type { Pending } from "../plan/pending";
import type { Target } from "../services/target";
import type { Accepted } from "./outputs";
import type { Status } from "./refreshed";
/** How far a refresh came. */
export interface Attempt {
  /** What the service accepted, with what it had accepted in an earlier try. */
  readonly accepted: Accepted;
  readonly done: readonly Target[];
  readonly pending: Pending;
  readonly status: Status;
  /** Why it is unfinished. */
  readonly failures: readonly Error[];
}

/** Takes in how much further it came. */
export type RecordProgress = (next: Partial<Attempt>) => void;
