import type { Planned } from "../plan/change";
/** What the resource's shell adds to the arguments. */
export interface Shell {
  readonly __provider?: string;
  /** Where messages about the resource belong. */
  readonly __urn?: string;
  /** Whether this is a preview. Not kept: it would differ from run to run. */
  readonly __dryRun?: boolean;
  /** Whether arguments are secret, or only the plan, which was made of earlier ones that were. */
  readonly __secret?: "arguments" | "plan" | undefined;
}

/** The inputs of a create or an update: `check` has added the plan. */
export type Inputs = Planned & Shell & { readonly plan: string };

/** How long to wait for the tasks at most; 0: not at all. */
export function waitSeconds({ wait }: Pick<Inputs, "wait">): number {
  if (typeof wait === "object") return wait.timeoutSeconds;
  return wait ? 900 : 0;
}
