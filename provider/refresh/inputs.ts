import type { AssetArgs } from "../arguments/args";
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

/** How long to wait for the tasks at most; 0: not at all. What is to be verified or preloaded must be complete. */
export function waitSeconds(inputs: Pick<Inputs, "wait">): number {
  if (typeof inputs.wait === "object") return inputs.wait.timeoutSeconds;
  return inputs.wait || isVerified(inputs) || isPreloaded(inputs) ? 900 : 0;
}

/** Whether visits are to show what came of the refresh. */
export function isVerified(inputs: object): inputs is Inputs & AssetArgs {
  return "verify" in inputs && Boolean(inputs.verify);
}

const isPreloaded = (inputs: object) => "preload" in inputs && Boolean(inputs.preload);
