import type { Args } from "../arguments/args";
import type { Target } from "../services/target";

/** The reason of a target that is no longer declared. */
export const REMOVED = "removed";

/** A target and the reason for its refresh. */
export interface Change {
  readonly reason: string;
  readonly target: Target;
  /** For a directory that replaces files: the URLs below it that were removed. */
  readonly removed?: readonly string[];
  /** For a directory that replaces files: the URLs below it that were changed or added. */
  readonly changed?: readonly string[];
}

/** The targets to refresh, and the event that requires it. */
export interface Changes {
  readonly why: string;
  /** Whether the changes include everything that the arguments declare. */
  readonly isEverything: boolean;
  readonly changes: readonly Change[];
}

/** A resource's inputs in state: its arguments and the text of its last plan. */
export type Planned = Args & { readonly plan?: string };
