import type { Args } from "../../sdk/args";
import { hash } from "../hash";
import { pendingOf, pendingTargets, type Waiting } from "./pending";
import { distinctTargets, type Target, withoutCovered } from "./target";
import { planChanges, targetsOf, targetsText } from "./text";

/** What a resource's outputs remember of its refreshes. */
export interface Progress {
  /** Hash of the plan that was completed last. */
  readonly completedPlan?: string;
  /** While something is unfinished: the hash of what was attempted, ... */
  readonly attemptedPlan?: string;
  /** ... those of its targets that are done, one a line, ... */
  readonly done?: string;
  /** ... and those that are not known done. */
  readonly pending?: string;
}

/** What is to be done now. */
export interface Outstanding {
  readonly submit: readonly Target[];
  /** What an earlier run has submitted, and waited for in vain. */
  readonly waiting: readonly Waiting[];
}

type PlannedInputs = Args & { readonly plan: string };

/**
 * What is to be refreshed now. Edges may have cached anything of a failed attempt in the meantime, what it did refresh
 * included: only a retry of the same plan may leave out what was done; any other plan covers the whole attempt.
 */
export function outstanding(progress: Progress, inputs: PlannedInputs): Outstanding {
  const { plan } = inputs;
  const planned =
    hash(plan) === progress.completedPlan ? [] : planChanges(plan, inputs).map(({ target }) => target);
  const pending = pendingOf(progress.pending);
  if (!progress.pending) return { submit: planned, waiting: [] };
  if (isRetry(progress, inputs)) return pending;
  // What was never sent comes first: a day's quota may end before all is.
  const attempted = [...pendingTargets(pending), ...targetsOf(progress.done)].map((t) => widened(t, inputs));
  return { submit: distinctTargets([...planned, ...withoutCovered(attempted, planned)]), waiting: [] };
}

/** Whether the plan is the one whose last attempt was left unfinished. */
export function isRetry(progress: Progress, inputs: PlannedInputs): boolean {
  return Boolean(progress.pending) && attemptHash(inputs) === progress.attemptedPlan;
}

/** Tells one attempt from another: a plan's text leaves to the inputs what everything is, and with which contents. */
export function attemptHash(inputs: PlannedInputs): string {
  const targets = planChanges(inputs.plan, inputs).map(({ target }) => target);
  return hash([inputs.plan, targetsText(targets), "assets" in inputs ? inputs.assets : ""].join("\n"));
}

/** The attempt may have been for files alone, while edges cached them with query strings that now count too. */
function widened(target: Target, args: Args): Target {
  const counts = "assets" in args && args.objectType === "IgnoreParams" && !target.path.includes("?");
  return counts && target.type === "File" ? { ...target, type: "IgnoreParams" } : target;
}
