import type { Target } from "../services/target";
import { targetOf, targetText } from "./text";

/** Targets of one accepted call, and the tasks that tell whether they are done. */
export interface Waiting {
  readonly taskIds: readonly string[];
  readonly targets: readonly Target[];
}

/** Targets that the service refused, and its code. They go out apart from others, so that they cannot hold those back. */
export interface Refused {
  readonly code: string;
  readonly targets: readonly Target[];
}

/** What of a refresh is not known done. */
export interface Pending {
  readonly submit: readonly Target[];
  readonly refused: readonly Refused[];
  /** Accepted calls whose tasks are not known complete. */
  readonly waiting: readonly Waiting[];
}

/** What an unfinished refresh leaves. */
export interface Unfinished {
  readonly pending: Pending;
  readonly done: readonly Target[];
  /** What the arguments no longer stand for. */
  readonly letGo: readonly Target[];
}

/** What state remembers of one target of an unfinished refresh. */
export interface Left {
  readonly target: Target;
  readonly is: "owed" | "refused" | "awaited" | "done" | "let go";
  /** Of a refused one. */
  readonly code?: string | undefined;
  /** Of an awaited one. */
  readonly taskIds?: readonly string[];
  /** Of an accepted one: what it stood for then, see `versionsIn`. Stacks of v0.1.0 have none. */
  readonly version?: string | undefined;
}

/** Writes what a target stands for. */
export type VersionOf = (target: Target) => string;

/**
 * The text that state keeps, a target a line:
 *
 *     submit File https://...
 *     refused InvalidDomain.NotFound File https://...
 *     await 1234,1235 0123456789abcdef File https://...
 *
 * with the ids of its call's tasks, and what it stood for. Stacks keep these texts: the format is frozen.
 */
export function pendingText({ submit, refused, waiting }: Pending, versionOf?: VersionOf): string {
  return [
    ...submitLines(submit),
    ...refused.flatMap(({ code, targets }) =>
      targets.map((target) => `refused ${code} ${targetText(target)}`),
    ),
    ...waiting.flatMap(({ taskIds, targets }) =>
      targets.map(
        (target) => `await ${taskIds.join(",")} ${versionText(target, versionOf)}${targetText(target)}`,
      ),
    ),
  ].join("\n");
}

const submitLines = (targets: readonly Target[]) => targets.map((target) => `submit ${targetText(target)}`);

/** What was done, a target a line: `0123456789abcdef File https://...`. */
export function doneText(done: readonly Target[], versionOf?: VersionOf): string {
  return done.map((target) => versionText(target, versionOf) + targetText(target)).join("\n");
}

const versionText = (target: Target, versionOf?: VersionOf) => (versionOf ? `${versionOf(target)} ` : "");

const PENDING = /^(?:submit|refused (\S+)|await (\S+)(?: ([0-9a-f]{16}))?) ([A-Z].*)$/;
const DONE = /^(?:([0-9a-f]{16}) )?([A-Z].*)$/;

/** Reads such texts. */
export function leftIn({ pending = "", done = "", letGo = "" }: LeftTexts): Left[] {
  return [
    ...lines(pending).map((line): Left => {
      const [, code, ids, version, text = ""] = PENDING.exec(line) ?? [];
      const target = targetOf(text);
      if (ids !== undefined) return { target, is: "awaited", taskIds: ids.split(","), version };
      return code === undefined ? { target, is: "owed" } : { target, is: "refused", code };
    }),
    ...lines(done).map((line): Left => {
      const [, version, text = ""] = DONE.exec(line) ?? [];
      return { target: targetOf(text), is: "done", version };
    }),
    ...lines(letGo).map((line): Left => ({ target: targetOf(line), is: "let go" })),
  ];
}

/** The texts in a resource's outputs. */
export interface LeftTexts {
  readonly pending?: string;
  readonly done?: string;
  readonly letGo?: string;
}

const lines = (text: string) => (text ? text.split("\n") : []);

/** The calls that are awaited, by their tasks. */
export function waitingIn(left: readonly Left[]): Waiting[] {
  const calls = Map.groupBy(left, ({ taskIds = [] }) => taskIds.join(","));
  return [...calls].map(([ids, of]) => ({
    taskIds: ids.split(","),
    targets: of.map(({ target }) => target),
  }));
}

/** All targets of what is pending. */
export function pendingTargets({ submit, refused, waiting }: Pending): Target[] {
  return [...submit, ...[...refused, ...waiting].flatMap(({ targets }) => targets)];
}
