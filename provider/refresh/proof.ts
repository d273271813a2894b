import type { Context } from "../calls/context";
import type { Target } from "../services/target";
import type { Verified } from "../verify/verified";
import type { Verification } from "../verify/verify";
import type { Attempt } from "./attempted";
import { type Inputs, isVerified } from "./inputs";

/** Targets that earlier attempts completed, and whether these were verified. */
export interface Earlier {
  readonly done: readonly Target[];
  readonly isVerified: boolean;
}

/** An attempt after its verification. */
export interface Proof {
  readonly made: Attempt;
  /** Targets that earlier attempts completed, except those that failed the verification. */
  readonly earlier: readonly Target[];
  readonly verified?: Verified;
}

/**
 * With `verify`, verifies everything that is done and not verified yet, even if the attempt failed. Targets that fail
 * are to be refreshed again. `since` is when the attempt started. Never throws, so that the result is kept in any case.
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
  let result: Omit<Verification, "verified"> & Partial<Verification>;
  try {
    // Loaded lazily, since most refreshes are not verified.
    const { verify } = await import("../verify/verify.js");
    result = await verify(context, inputs, targets, since);
  } catch (error) {
    result = { failures: [error as Error], isOwed: () => true };
  }
  const { verified, failures, isOwed } = result;
  const owed = new Set(targets.filter(isOwed));
  const isDone = (target: Target) => !owed.has(target);
  return {
    made: {
      ...made,
      done: made.done.filter(isDone),
      pending: { ...made.pending, submit: [...made.pending.submit, ...owed] },
      // A cancellation ends both the attempt and the visits, with the same error.
      ...(failures.length > 0 && {
        status: "failed",
        failures: [...new Set([...made.failures, ...failures])],
      }),
    },
    earlier: earlier.done.filter(isDone),
    ...(verified && { verified }),
  };
}
