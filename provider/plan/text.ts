import type { Args } from "../arguments/args";
import { canonical } from "../services/canonical";
import type { Target, TargetType } from "../services/target";
import { type Change, type Changes, REMOVED } from "./change";
import { counts } from "./counts";
import { DECLARED, everything } from "./declared";
import { shallowFirst } from "./shallow-first";

/** In the place of lines for what the inputs declare, when all of that is refreshed: they name it already. */
const EVERYTHING = "everything declared, ";

/** Lines that are no targets of their own: URLs that are refreshed with the directory that they are, or were, in. */
const REMOVED_WITHIN = "removed within";
const CHANGED_WITHIN = "changed within";
const isWithin = ({ reason }: Change) => reason === REMOVED_WITHIN || reason === CHANGED_WITHIN;

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
 * What changed within a directory is only named where it is to be preloaded, `preloads` URLs at most.
 * The number makes every plan of a resource a text of its own. Stacks keep these texts: the format is frozen.
 */
export function planText(
  number: number,
  { why, isEverything, changes }: Changes,
  calls: number,
  preloads = 0,
  areAtLeast = false,
): string {
  const targets = changes.map(({ target }) => target);
  const head = `#${number} ${why}: ${isEverything ? EVERYTHING : ""}${counts(targets, calls, areAtLeast)}`;
  const listed = isEverything ? changes.filter(({ reason }) => reason !== DECLARED) : changes;
  const removed = listed.flatMap((change) => change.removed ?? []);
  const changed = preloads > 0 ? listed.flatMap((change) => change.changed ?? []) : [];
  const lines = [
    ...listed,
    ...removed.map((path) => within(REMOVED_WITHIN, path)),
    ...shallowFirst(changed)
      .slice(0, preloads)
      .map((path) => within(CHANGED_WITHIN, path)),
  ];
  const width = lines.reduce((longest, { reason }) => Math.max(longest, reason.length), 0);
  return [head, ...lines.map((change) => lineOf(change, width))].join("\n");
}

const within = (reason: string, path: string): Change => ({ reason, target: { type: "File", path } });

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
  const listed = linesOf(text).filter((change) => !isWithin(change));
  return countsPart(text).startsWith(EVERYTHING) ? [...everything(args), ...listed] : listed;
}

/** The URLs that a plan's text names as removed, by themselves or within a directory. */
export function planRemoved(text: string | undefined): string[] {
  return pathsWith([REMOVED, REMOVED_WITHIN], text);
}

/** The URLs that a plan's text names as changed or added within a directory. */
export function planChangedWithin(text: string): string[] {
  return pathsWith([CHANGED_WITHIN], text);
}

function pathsWith(reasons: readonly string[], text = ""): string[] {
  const lines = linesOf(text).filter(({ reason }) => reasons.includes(reason));
  return [...new Set(lines.map(({ target }) => target.path))];
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
