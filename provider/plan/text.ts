import type { Args } from "../arguments/args";
import { canonical } from "../services/canonical";
import type { Target, TargetType } from "../services/target";
import { type Change, type Changes, REMOVED } from "./change";
import { counts } from "./counts";
import { DECLARED, everything } from "./declared";
import { shallowFirst } from "./shallow-first";

/** Replaces the lines if everything declared is refreshed: the inputs already list it. */
const EVERYTHING = "everything declared, ";

/** Reasons of lines that are not targets: URLs that are refreshed as part of a directory. */
const REMOVED_WITHIN = "removed within";
const CHANGED_WITHIN = "changed within";
const isWithin = ({ reason }: Change) => reason === REMOVED_WITHIN || reason === CHANGED_WITHIN;

interface Plan extends Changes {
  readonly number: number;
  readonly calls: number;
  readonly mayNeedMoreCalls?: boolean;
  /** The maximum number of URLs to list for the preload. */
  readonly preloads?: number;
}

/**
 * The text of a plan, one line per target, designed for the engine's line diff:
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
 * URLs that changed within a directory are listed only for the preload. The number makes the text of every plan of a
 * resource unique: a path that is added, removed and added again is refreshed twice. Only `check` knows the old
 * arguments, so the text lists all that changed: 57 bytes per URL, 6 MB of state for 100,000.
 *
 * Stacks contain these texts: the format is frozen.
 */
export function planText({
  number,
  why,
  isEverything,
  changes,
  calls,
  mayNeedMoreCalls = false,
  preloads = 0,
}: Plan): string {
  const targets = changes.map(({ target }) => target);
  const head = `#${number} ${why}: ${isEverything ? EVERYTHING : ""}${counts(targets, calls, mayNeedMoreCalls)}`;
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

/** The number of a plan; 0 if there is no plan. */
export function planNumber(text: string | undefined): number {
  return Number(/^#(\d+) /.exec(text ?? "")?.[1] ?? 0);
}

/** The counts in a plan's text: "2 files in 1 call". */
export function planCounts(text: string): string {
  return countsPart(text).replace(EVERYTHING, "");
}

function countsPart(text: string): string {
  const [head = ""] = text.split("\n", 1);
  return head.slice(head.lastIndexOf(": ") + 2);
}

/** The changes that a plan's text lists, given the arguments for which it was made. */
export function planChanges(text: string, args: Args): Change[] {
  const listed = linesOf(text).filter((change) => !isWithin(change));
  return countsPart(text).startsWith(EVERYTHING) ? [...everything(args), ...listed] : listed;
}

/** The URLs that a plan's text lists as removed, individually or within a directory. */
export function planRemoved(text: string | undefined): string[] {
  return pathsWith([REMOVED, REMOVED_WITHIN], text);
}

/** The URLs that a plan's text lists as changed or added within a directory. */
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

/** Targets without reasons, one per line: `File https://static.example.com/app.js`. */
export function targetsText(targets: readonly Target[]): string {
  return targets.map(targetText).join("\n");
}

export const targetText = ({ type, path }: Target) => `${type} ${path}`;

/** The target of such a line, in canonical form: older versions wrote it as in the arguments. */
export function targetOf(line: string): Target {
  const end = line.indexOf(" ");
  return canonical({ type: line.slice(0, end) as TargetType, path: line.slice(end + 1) });
}
