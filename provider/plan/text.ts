import type { Args } from "../../sdk/args";
import { canonical } from "./canonical";
import type { Change, Changes } from "./change";
import { counts } from "./counts";
import { DECLARED, everything } from "./declared";
import type { Target, TargetType } from "./target";

/** In the place of lines for what the inputs declare, when all of that is refreshed: they name it already. */
const EVERYTHING = "everything declared, ";

/**
 * A plan as text, one line a target, made to be read in the engine's line diff:
 *
 *     #1 created with trigger v1: everything declared, 2 files in 1 call
 *
 *     #2 new under trigger v1: 2 files in 1 call
 *     new  File https://static.example.com/app.js
 *     new  File https://static.example.com/index.html
 *
 * The number makes every plan of a resource a text of its own. Stacks keep these texts: the format is frozen.
 */
export function planText(number: number, { why, isEverything, changes }: Changes, calls: number): string {
  const targets = changes.map(({ target }) => target);
  const head = `#${number} ${why}: ${isEverything ? EVERYTHING : ""}${counts(targets, calls)}`;
  const listed = isEverything ? changes.filter(({ reason }) => reason !== DECLARED) : changes;
  const width = listed.reduce((longest, { reason }) => Math.max(longest, reason.length), 0);
  return [head, ...listed.map((change) => lineOf(change, width))].join("\n");
}

const lineOf = ({ reason, target }: Change, width: number) =>
  `${reason.padEnd(width)}  ${targetText(target)}`;

/** The number of a plan's text; 0 without one. */
export function planNumber(text: string | undefined): number {
  return Number(/^#(\d+) /.exec(text ?? "")?.[1] ?? 0);
}

/** The part of a plan's text that counts: "2 files in 1 call". */
export function planCounts(text: string): string {
  return countsPart(text).replace(EVERYTHING, "");
}

function countsPart(text: string): string {
  const [head = ""] = text.split("\n", 1);
  return head.slice(head.lastIndexOf(": ") + 2);
}

/** The changes of a plan's text, for the arguments it was made for. */
export function planChanges(text: string, args: Args): Change[] {
  const listed = text.split("\n").slice(1).map(changeOf);
  return countsPart(text).startsWith(EVERYTHING) ? [...everything(args), ...listed] : listed;
}

function changeOf(line: string): Change {
  const [, reason = "", target = ""] = /^(.*?) {2,}(.*)$/.exec(line) ?? [];
  return { reason, target: targetOf(target) };
}

/** Targets without reasons, one a line: `File https://static.example.com/app.js`. */
export function targetsText(targets: readonly Target[]): string {
  return targets.map(targetText).join("\n");
}

/** The targets of such a text. */
export function targetsOf(text: string | undefined): Target[] {
  return text ? text.split("\n").map(targetOf) : [];
}

export const targetText = ({ type, path }: Target) => `${type} ${path}`;

/** The target of such a line, in its one form: older versions wrote it as the arguments had it. */
export function targetOf(line: string): Target {
  const end = line.indexOf(" ");
  return canonical({ type: line.slice(0, end) as TargetType, path: line.slice(end + 1) });
}
