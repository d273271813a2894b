import type { Context } from "../calls/context";
import type { Target } from "../services/target";
import type { Verified } from "../verify/verified";
import type { Verification } from "../verify/verify";
import type { Attempt } from "./attempted";
import { type Inputs, isVerified } from "./inputs";

/** Targets that an earlier attempt had done; whether visits have shown that already. */
export interface Earlier {
  readonly done: readonly Target[];
  readonly isVerified: boolean;
}

/** An attempt, and what visits have shown of it. */
export interface Proof {
  readonly made: Attempt;
  /** What earlier attempts had done, less what visits have found undone. */
  readonly earlier: readonly Target[];
  readonly verified?: Verified;
}

/**
 * Has visits show whether visitors get what was refreshed, if the arguments ask for that, and however the attempt ended.
 * What they do not get is still to be refreshed. `since` is when the attempt began. Never throws: nothing that was done
 * may be lost.
 */
export async function proof(
  context: Context,
  inputs: Inputs,
  made: Attempt,
  earlier: Earlier,
  since: number,
): Promise<Proof> {
  const unverified = earlier.isVerified ? [] : earlier.done;
  const targets = [...unverified, ...made.done];
  if (!isVerified(inputs) || targets.length === 0) return { made, earlier: earlier.done };
  let shown: Omit<Verification, "verified"> & Partial<Verification>;
  try {
    // Loaded here, since most refreshes are not verified.
    const { verify } = await import("../verify/verify.js");
    shown = await verify(context, inputs, targets, since);
  } catch (error) {
    shown = { failures: [error as Error], isOwed: () => true };
  }
  const { verified, failures, isOwed } = shown;
  const owed = new Set(targets.filter(isOwed));
  const isDone = (target: Target) => !owed.has(target);
  return {
    made: {
      ...made,
      done: made.done.filter(isDone),
      pending: { ...made.pending, submit: [...made.pending.submit, ...owed] },
      // What ended the attempt ends the visits, too: it is said once.
      ...(failures.length > 0 && {
        status: "failed",
        failures: [...new Set([...made.failures, ...failures])],
      }),
    },
    earlier: earlier.done.filter(isDone),
    ...(verified && { verified }),
  };
}
