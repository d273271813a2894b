import type { Args } from "../arguments/args";
import { hash } from "../effects/hash";
import { distinctTargets, type Target, withoutCovered } from "../services/target";
import { type Kept, leftOf } from "./kept";
import { everythingOwed, filesHash, owedBy } from "./owed";
import { type Left, type Pending, type Refused, waitingIn } from "./pending";
import { planChanges, targetsText, targetText } from "./text";
import { versionsIn } from "./version";

/** What tells one attempt from another. */
interface Attempted {
  /** Hash of its plan, its targets and their contents. What is kept tells what became of them. */
  readonly attemptedPlan: string;
  /** Hash of its files, with assets: there as long as all that is left is of these. */
  readonly attemptedFiles?: string;
}

/** What a resource's outputs remember of its refreshes; of attempts, while something is unfinished. */
export interface Progress extends Partial<Attempted>, Partial<Kept> {
  /** Hash of the plan that was completed last. */
  readonly completedPlan?: string;
}

/** What is to be done now, and what is not. */
export interface Outstanding extends Pending {
  /** The plan's targets, done or not. */
  readonly planned: readonly Target[];
  /** What state is to know this attempt by, if it is left unfinished. */
  readonly attempted: Attempted;
  /** Whether the last attempt was the same. */
  readonly isRetry: boolean;
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
  const planned = planChanges(inputs.plan, inputs).map(({ target }) => target);
  const attempted = attemptedWith(inputs, planned);
  const due = hash(inputs.plan) === progress.completedPlan ? [] : planned;
  if (!progress.pending) {
    const none = { refused: [], waiting: [], done: [], letGo: [] };
    return { planned, attempted, isRetry: false, submit: due, ...none };
  }
  const isRetry = attempted.attemptedPlan === progress.attemptedPlan;
  const areSameFiles = attempted.attemptedFiles === progress.attemptedFiles;
  const owedAs = owedBy(inputs, areSameFiles);
  const lefts = leftOf(progress, isRetry ? planned : undefined);
  const all = (lefts ?? everythingOwed(inputs)).map((left) => ({ left, owed: owedAs(left.target) }));
  const isKept = keptUnder(inputs, isRetry);
  const kept = all.filter(isKept).map(({ left }) => left);
  const again = all.filter((one) => !isKept(one));
  const done = kept.filter(({ is }) => is === "done").map(({ target }) => target);
  const awaited = kept.filter(({ is }) => is === "awaited");

  const accepted = kept.map(({ target }) => target);
  // An unfinished plan stays when bases or paths are only taken away.
  const fresh = without(due.flatMap(owedAs), accepted);
  const refused = refusedAmong(again, fresh);
  const named = new Set(refused.flatMap(({ targets }) => targets).map(targetText));
  // What was never sent comes first: a day's quota may end before all is.
  const owed = ["owed", "let go", "awaited", "done"].flatMap((is) =>
    again.filter(({ left }) => left.is === is).flatMap((one) => one.owed),
  );
  const { attemptedPlan, attemptedFiles } = attempted;
  return {
    planned,
    attempted: { attemptedPlan, ...(areSameFiles && attemptedFiles && { attemptedFiles }) },
    isRetry,
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
function keptUnder(inputs: PlannedInputs, isRetry: boolean): (one: Judged) => boolean {
  const versionOf = versionsIn(inputs);
  return ({ left: { is, target, version }, owed: [form, ...others] }) => {
    if (is !== "done" && is !== "awaited") return false;
    if (!form || others.length > 0 || targetText(form) !== targetText(target)) return false;
    return isRetry || version === versionOf(target);
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

/** A plan's text leaves to the inputs what everything is, and with which contents. */
function attemptedWith(inputs: PlannedInputs, planned: readonly Target[]): Attempted {
  const assets = "assets" in inputs ? inputs.assets : "";
  const files = filesHash(inputs);
  return {
    attemptedPlan: hash([inputs.plan, targetsText(planned), assets].join("\n")),
    ...(files && { attemptedFiles: files }),
  };
}
