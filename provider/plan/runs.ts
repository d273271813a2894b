import type { Target } from "../services/target";
import type { Left, Unfinished } from "./pending";
import { targetText } from "./text";

/** Run-length encodes the states of the plan's targets, in the plan's order. `others` are not targets of the plan. */
export function runsOf(
  unfinished: Unfinished,
  plan: readonly Target[],
): { readonly runs: string; readonly others: Unfinished } {
  const states = statesOf(unfinished);
  const runs: { count: number; readonly state: string }[] = [];
  for (const target of plan) {
    const state = states.get(targetText(target)) ?? "none";
    const last = runs.at(-1);
    if (last?.state === state) last.count++;
    else runs.push({ count: 1, state });
  }
  const planned = new Set(plan.map(targetText));
  return {
    runs: runs.map(({ count, state }) => `${count} ${state}`).join("\n"),
    others: without(unfinished, (target) => planned.has(targetText(target))),
  };
}

/** The reverse: the states of the plan's targets. */
export function statesIn(runs: string, plan: readonly Target[]): Left[] {
  let at = 0;
  return runs.split("\n").flatMap((run) => {
    const [count = "0", state = "", detail = ""] = run.split(" ");
    const targets = plan.slice(at, at + Number(count));
    at += targets.length;
    return state === "none" ? [] : targets.map((target) => leftFrom(target, state, detail));
  });
}

function leftFrom(target: Target, state: string, detail: string): Left {
  if (state === "await") return { target, is: "awaited", taskIds: detail.split(",") };
  if (state === "refused") return { target, is: "refused", code: detail };
  return { target, is: state === "done" ? "done" : "owed" };
}

function statesOf({ pending, done }: Unfinished): Map<string, string> {
  const states = new Map<string, string>();
  const set = (state: string, targets: readonly Target[]) => {
    for (const target of targets) states.set(targetText(target), state);
  };
  set("done", done);
  for (const { taskIds, targets } of pending.waiting) set(`await ${taskIds.join(",")}`, targets);
  for (const { code, targets } of pending.refused) set(`refused ${code}`, targets);
  set("submit", pending.submit);
  return states;
}

function without({ pending, done, letGo }: Unfinished, isGone: (target: Target) => boolean): Unfinished {
  const rest = (targets: readonly Target[]) => targets.filter((target) => !isGone(target));
  const restOf = <T extends { readonly targets: readonly Target[] }>(groups: readonly T[]) =>
    groups
      .map((group) => ({ ...group, targets: rest(group.targets) }))
      .filter(({ targets }) => targets.length > 0);
  return {
    pending: {
      submit: rest(pending.submit),
      refused: restOf(pending.refused),
      waiting: restOf(pending.waiting),
    },
    done: rest(done),
    letGo,
  };
}
