import type { Args } from "../arguments/args";
import { hash } from "../effects/hash";
import { distinctTargets, type Target, withoutCovered } from "../services/target";
import { type Kept, leftOf } from "./kept";
import { everythingOwed, filesHash, owedBy } from "./owed";
import { type Left, type Pending, type Refused, waitingIn } from "./pending";
import { planChanges, targetsText, targetText } from "./text";
import { versionsIn } from "./version";

/** Identifies an attempt. */
interface Attempted {
  /** Hash of its plan, its targets and their contents. */
  readonly attemptedPlan: string;
  /** With assets, hash of its files. Kept while everything unfinished belongs to these files. */
  readonly attemptedFiles?: string;
}

/** What a resource's outputs record about its refreshes; about attempts only while something is unfinished. */
export interface Progress extends Partial<Attempted>, Partial<Kept> {
  /** Hash of the last completed plan. */
  readonly completedPlan?: string;
}

/** What an attempt has to do, and what it does not have to do. */
export interface Outstanding extends Pending {
  /** All targets of the plan. */
  readonly planned: readonly Target[];
  /** What state keeps if this attempt stays unfinished. */
  readonly attempted: Attempted;
  /** Whether it repeats the last attempt. */
  readonly isRetry: boolean;
  /** Targets that were accepted earlier and have not changed since. */
  readonly done: readonly Target[];
  /** Targets that are no longer declared. If they are declared again before a refresh succeeds, they are owed again. */
  readonly letGo: readonly Left[];
}

type PlannedInputs = Args & { readonly plan: string };

/**
 * What is to be refreshed: the targets of the plan, and what earlier attempts left unfinished, if it is still declared.
 * Targets that were accepted in an earlier attempt are sent again only if they have changed since: an edge may have
 * cached any content in between.
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
  // The plan stays the same if base URLs or paths are only removed, so it can name what is no longer owed.
  const fresh = without(due.flatMap(owedAs), accepted);
  const refused = refusedAmong(again, fresh);
  const named = new Set(refused.flatMap(({ targets }) => targets).map(targetText));
  // What was never sent comes first: the daily quota may not be enough for everything.
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

/** Tells whether a target was accepted, stands for all that is owed in its place, and has not changed since. */
function keptUnder(inputs: PlannedInputs, isRetry: boolean): (one: Judged) => boolean {
  const versionOf = versionsIn(inputs);
  return ({ left: { is, target, version }, owed }) => {
    if (is !== "done" && is !== "awaited") return false;
    if (owed.length === 0 || without(owed, [target]).length > 0) return false;
    return isRetry || version === versionOf(target);
  };
}

/** The targets without those that were accepted, by themselves or as part of a directory. */
function without(targets: readonly Target[], accepted: readonly Target[]): Target[] {
  const names = new Set(accepted.map(targetText));
  return withoutCovered(targets, accepted).filter((target) => !names.has(targetText(target)));
}

function refusedAmong(all: readonly Judged[], planned: readonly Target[]): Refused[] {
  const refused = all.filter(({ left }) => left.is === "refused");
  const byCode = [...Map.groupBy(refused, ({ left }) => left.code ?? "")];
  return byCode.flatMap(([code, of]) => {
    const targets = withoutCovered(distinctTargets(of.flatMap(({ owed }) => owed)), planned);
    return targets.length > 0 ? [{ code, targets }] : [];
  });
}

/** A plan's text alone is not enough: which targets "everything" is, and their contents, depend on the inputs. */
function attemptedWith(inputs: PlannedInputs, planned: readonly Target[]): Attempted {
  const assets = "assets" in inputs ? inputs.assets : "";
  const files = filesHash(inputs);
  return {
    attemptedPlan: hash([inputs.plan, targetsText(planned), assets].join("\n")),
    ...(files && { attemptedFiles: files }),
  };
}
