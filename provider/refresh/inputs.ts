import type { AssetArgs } from "../arguments/args";
import type { Planned } from "../plan/change";

/** What the SDK adds to the arguments. */
export interface Shell {
  readonly __provider?: string;
  /** The resource, for messages. */
  readonly __urn?: string;
  /** Whether this is a preview. Not kept in state, where it would be a change. */
  readonly __dryRun?: boolean;
  /** Whether arguments are secret, or only the plan, because earlier arguments were. */
  readonly __secret?: "arguments" | "plan" | undefined;
}

/** The inputs of a create or an update: `check` has added the plan. */
export type Inputs = Planned & Shell & { readonly plan: string };

/** The maximum time to wait for the tasks; 0 means not to wait. `verify` and `preload` require complete tasks. */
export function waitSeconds(inputs: Pick<Inputs, "wait">): number {
  if (typeof inputs.wait === "object") return inputs.wait.timeoutSeconds;
  return inputs.wait || isVerified(inputs) || isPreloaded(inputs) ? 900 : 0;
}

/** Whether the refresh is to be verified. */
export function isVerified(inputs: object): inputs is Inputs & AssetArgs {
  return "verify" in inputs && Boolean(inputs.verify);
}

const isPreloaded = (inputs: object) => "preload" in inputs && Boolean(inputs.preload);
