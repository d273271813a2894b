import type { Target } from "./target";
import { targetOf, targetText } from "./text";

/** Targets of one accepted call, and the tasks that tell whether they are done. */
export interface Waiting {
  readonly taskIds: readonly string[];
  readonly targets: readonly Target[];
}

/** What of a refresh is not known done: targets still to submit, and those whose tasks are not known complete. */
export interface Pending {
  readonly submit: readonly Target[];
  readonly waiting: readonly Waiting[];
}

/**
 * The text that state keeps, a target a line: `submit File https://...`, or `await 1234,1235 File https://...` with
 * the ids of its call's tasks. Stacks keep these texts: the format is frozen.
 */
export function pendingText({ submit, waiting }: Pending): string {
  const awaited = waiting.flatMap(({ taskIds, targets }) =>
    targets.map((target) => `await ${taskIds.join(",")} ${targetText(target)}`),
  );
  return [...submit.map((target) => `submit ${targetText(target)}`), ...awaited].join("\n");
}

/** Reads such a text. */
export function pendingOf(text: string | undefined): Pending {
  const submit: Target[] = [];
  const waiting = new Map<string, Target[]>();
  for (const line of text ? text.split("\n") : []) {
    const [, ids, target = ""] = /^(?:submit|await (\S+)) (.*)$/.exec(line) ?? [];
    if (ids === undefined) submit.push(targetOf(target));
    else waiting.set(ids, [...(waiting.get(ids) ?? []), targetOf(target)]);
  }
  return { submit, waiting: [...waiting].map(([ids, targets]) => ({ taskIds: ids.split(","), targets })) };
}

/** All targets of what is pending. */
export function pendingTargets({ submit, waiting }: Pending): Target[] {
  return [...submit, ...waiting.flatMap(({ targets }) => targets)];
}
