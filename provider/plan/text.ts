import type { Args } from "../arguments/args";
import { canonical } from "../services/canonical";
import type { Target, TargetType } from "../services/target";
import { type Change, type Changes, REMOVED } from "./change";
import { counts } from "./counts";
import { DECLARED, everything } from "./declared";

/** In the place of lines for what the inputs declare, when all of that is refreshed: they name it already. */
const EVERYTHING = "everything declared, ";

/** A line that is no target of its own: a URL that was removed, and is refreshed with the directory that it was in. */
const WITHIN = "removed within";

/**
 * A plan as text, one line a target, made to be read in the engine's line diff:
 *
 *     #1 created with trigger v1: everything declared, 2 files in 1 call
 *
 *     #2 new under trigger v1: 2 files in 1 call
 *     new  File https://static.example.com/app.js
 *     new  File https://static.example.com/index.html
 *
 *     #3 assets 0123456789abcdef -> fedcba9876543210: 1 directory in 1 call
 *     2 of 9          Directory https://static.example.com/img/
 *     removed within  File https://static.example.com/img/old.jpg
 *
 * The number makes every plan of a resource a text of its own. Stacks keep these texts: the format is frozen.
 */
export function planText(number: number, { why, isEverything, changes }: Changes, calls: number): string {
  const targets = changes.map(({ target }) => target);
  const head = `#${number} ${why}: ${isEverything ? EVERYTHING : ""}${counts(targets, calls)}`;
  const listed = isEverything ? changes.filter(({ reason }) => reason !== DECLARED) : changes;
  const within = listed.flatMap(({ removed = [] }) => removed.map(removedWithin));
  const lines = [...listed, ...within];
  const width = lines.reduce((longest, { reason }) => Math.max(longest, reason.length), 0);
  return [head, ...lines.map((change) => lineOf(change, width))].join("\n");
}

const removedWithin = (path: string): Change => ({ reason: WITHIN, target: { type: "File", path } });

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
  const listed = linesOf(text).filter(({ reason }) => reason !== WITHIN);
  return countsPart(text).startsWith(EVERYTHING) ? [...everything(args), ...listed] : listed;
}

/** The URLs that a plan's text names as removed, by themselves or within a directory. */
export function planRemoved(text: string | undefined): string[] {
  const isRemoved = ({ reason }: Change) => reason === REMOVED || reason === WITHIN;
  return [
    ...new Set(
      linesOf(text ?? "")
        .filter(isRemoved)
        .map(({ target }) => target.path),
    ),
  ];
}

const linesOf = (text: string) => text.split("\n").slice(1).map(changeOf);

function changeOf(line: string): Change {
  const [, reason = "", target = ""] = /^(.*?) {2,}(.*)$/.exec(line) ?? [];
  return { reason, target: targetOf(target) };
}

/** Targets without reasons, one a line: `File https://static.example.com/app.js`. */
export function targetsText(targets: readonly Target[]): string {
  return targets.map(targetText).join("\n");
}

export const targetText = ({ type, path }: Target) => `${type} ${path}`;

/** The target of such a line, in its one form: older versions wrote it as the arguments had it. */
export function targetOf(line: string): Target {
  const end = line.indexOf(" ");
  return canonical({ type: line.slice(0, end) as TargetType, path: line.slice(end + 1) });
}
