import type { Args } from "../arguments/args";
import type { Target } from "../services/target";

/** Why a target is refreshed that is no longer declared. */
export const REMOVED = "removed";

/** A target, and the reason why it is refreshed. */
export interface Change {
  readonly reason: string;
  readonly target: Target;
  /** Of a directory in the place of files: the URLs below it that were removed, which nothing else names. */
  readonly removed?: readonly string[];
  /** Likewise those that changed or were added. */
  readonly changed?: readonly string[];
}

/** What the arguments ask to refresh, and the event that asks for it. */
export interface Changes {
  readonly why: string;
  /** Whether all that the arguments declare is part of it. */
  readonly isEverything: boolean;
  readonly changes: readonly Change[];
}

/** A resource's inputs in state: its arguments, and the text of its last plan. */
export type Planned = Args & { readonly plan?: string };
