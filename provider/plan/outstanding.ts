import type { Args } from "../arguments/args";
import { hash } from "../effects/hash";
import { distinctTargets, type Target, withoutCovered } from "../services/target";
import { type Kept, leftOf } from "./kept";
import { everythingOwed, owedBy } from "./owed";
import { type Left, type Pending, type Refused, waitingIn } from "./pending";
import { planChanges, targetsText, targetText } from "./text";
import { versionsIn } from "./version";

/** What a resource's outputs remember of its refreshes. */
export interface Progress extends Partial<Kept> {
  /** Hash of the plan that was completed last. */
  readonly completedPlan?: string;
  /** While something is unfinished: the hash of what was attempted. what is kept tells of its targets. */
  readonly attemptedPlan?: string;
}

/** What is to be done now, and what is not. */
export interface Outstanding extends Pending {
  /** Accepted earlier and the same since. */
  readonly done: readonly Target[];
  /** What the arguments no longer stand for. It is owed again if they ever do before a refresh succeeds. */
  readonly letGo: readonly Left[];
}

type PlannedInputs = Args & { readonly plan: string };

/**
 * What is to be refreshed now: what the plan names, and what earlier attempts left, as far as the arguments still stand
 * for it. What an attempt had accepted need not be sent again unless it has changed since: edges may have cached anything
 * of a failed attempt in the meantime.
 */
export function outstanding(progress: Progress, inputs: PlannedInputs): Outstanding {
  const planned = hash(inputs.plan) === progress.completedPlan ? [] : plannedTargets(inputs);
  if (!progress.pending) return { submit: planned, refused: [], waiting: [], done: [], letGo: [] };
  const owedAs = owedBy(inputs);
  const isSameAttempt = isRetry(progress, inputs);
  const lefts = leftOf(progress, isSameAttempt ? plannedTargets(inputs) : undefined);
  const all = (lefts ?? everythingOwed(inputs)).map((left) => ({ left, owed: owedAs(left.target) }));
  const isKept = keptUnder(inputs, isSameAttempt);
  const kept = all.filter(isKept).map(({ left }) => left);
  const again = all.filter((one) => !isKept(one));
  const done = kept.filter(({ is }) => is === "done").map(({ target }) => target);
  const awaited = kept.filter(({ is }) => is === "awaited");

  const accepted = kept.map(({ target }) => target);
  // An unfinished plan stays when bases or paths are only taken away.
  const fresh = without(planned.flatMap(owedAs), accepted);
  const refused = refusedAmong(again, fresh);
  const named = new Set(refused.flatMap(({ targets }) => targets).map(targetText));
  // What was never sent comes first: a day's quota may end before all is.
  const owed = ["owed", "let go", "awaited", "done"].flatMap((is) =>
    again.filter(({ left }) => left.is === is).flatMap((one) => one.owed),
  );
  return {
    submit: withoutCovered(distinctTargets([...fresh, ...owed])).filter(
      (target) => !named.has(targetText(target)),
    ),
    refused,
    waiting: waitingIn(awaited),
    done,
    letGo: again.filter(({ owed: forms }) => forms.length === 0).map(({ left }) => left),
  };
}

interface Judged {
  readonly left: Left;
  readonly owed: readonly Target[];
}

/** Whether something was accepted and stands for the same as then. */
function keptUnder(inputs: PlannedInputs, isSameAttempt: boolean): (one: Judged) => boolean {
  const versionOf = versionsIn(inputs);
  return ({ left: { is, target, version }, owed: [form, ...others] }) => {
    if (is !== "done" && is !== "awaited") return false;
    if (!form || others.length > 0 || targetText(form) !== targetText(target)) return false;
    return isSameAttempt || version === versionOf(target);
  };
}

/** The planned targets without those that were accepted, each alone or with a directory. */
function without(planned: readonly Target[], accepted: readonly Target[]): Target[] {
  const names = new Set(accepted.map(targetText));
  return withoutCovered(planned, accepted).filter((target) => !names.has(targetText(target)));
}

function refusedAmong(all: readonly Judged[], planned: readonly Target[]): Refused[] {
  const refused = all.filter(({ left }) => left.is === "refused");
  const byCode = [...Map.groupBy(refused, ({ left }) => left.code ?? "")];
  return byCode.flatMap(([code, of]) => {
    const targets = withoutCovered(distinctTargets(of.flatMap(({ owed }) => owed)), planned);
    return targets.length > 0 ? [{ code, targets }] : [];
  });
}

/** Whether the plan is the one whose last attempt was left unfinished. */
export function isRetry(progress: Progress, inputs: PlannedInputs): boolean {
  return Boolean(progress.pending) && attemptHash(inputs) === progress.attemptedPlan;
}

/** Tells one attempt from another: a plan's text leaves to the inputs what everything is, and with which contents. */
export function attemptHash(inputs: PlannedInputs): string {
  const targets = targetsText(plannedTargets(inputs));
  return hash([inputs.plan, targets, "assets" in inputs ? inputs.assets : ""].join("\n"));
}

/** The plan's targets, done or not. */
export const plannedTargets = (inputs: PlannedInputs) =>
  planChanges(inputs.plan, inputs).map(({ target }) => target);
