import type { Target } from "../services/target";
import { targetOf, targetText } from "./text";

/** The targets of one accepted call, and the tasks that show whether they are done. */
export interface Waiting {
  readonly taskIds: readonly string[];
  readonly targets: readonly Target[];
}

/** Targets that the service refused, and its error code. They get calls of their own, so as not to affect others. */
export interface Refused {
  readonly code: string;
  readonly targets: readonly Target[];
}

/** The part of a refresh that is not known to be done. */
export interface Pending {
  readonly submit: readonly Target[];
  readonly refused: readonly Refused[];
  /** Accepted calls whose tasks are not known to be complete. */
  readonly waiting: readonly Waiting[];
}

/** The result of an unfinished refresh. */
export interface Unfinished {
  readonly pending: Pending;
  readonly done: readonly Target[];
  /** Targets that are no longer declared. */
  readonly letGo: readonly Target[];
}

/** What state keeps about one target of an unfinished refresh. */
export interface Left {
  readonly target: Target;
  readonly is: "owed" | "refused" | "awaited" | "done" | "let go";
  /** If it was refused. */
  readonly code?: string | undefined;
  /** If it is awaited. */
  readonly taskIds?: readonly string[];
  /** If it was accepted: the version that it had then, see `versionsIn`. Stacks of v0.1.0 have none. */
  readonly version?: string | undefined;
}

/** The version of a target, see `versionsIn`. */
export type VersionOf = (target: Target) => string;

/**
 * The text that state keeps, with one line per target:
 *
 *     submit File https://...
 *     refused InvalidDomain.NotFound File https://...
 *     await 1234,1235 0123456789abcdef File https://...
 *
 * `await` has the ids of the call's tasks and the target's version. Stacks contain these texts: the format is frozen.
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

/** What is done, with one line per target: `0123456789abcdef File https://...`. */
export function doneText(done: readonly Target[], versionOf?: VersionOf): string {
  return done.map((target) => versionText(target, versionOf) + targetText(target)).join("\n");
}

const versionText = (target: Target, versionOf?: VersionOf) => (versionOf ? `${versionOf(target)} ` : "");

const PENDING = /^(?:submit|refused (\S+)|await (\S+)(?: ([0-9a-f]{16}))?) ([A-Z].*)$/;
const DONE = /^(?:([0-9a-f]{16}) )?([A-Z].*)$/;

/** Parses these texts. */
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

/** The texts that a resource's outputs have. */
export interface LeftTexts {
  readonly pending?: string;
  readonly done?: string;
  readonly letGo?: string;
}

const lines = (text: string) => (text ? text.split("\n") : []);

/** The awaited calls: targets with the same tasks were in the same call. */
export function waitingIn(left: readonly Left[]): Waiting[] {
  const calls = Map.groupBy(left, ({ taskIds = [] }) => taskIds.join(","));
  return [...calls].map(([ids, of]) => ({
    taskIds: ids.split(","),
    targets: of.map(({ target }) => target),
  }));
}

export function pendingTargets({ submit, refused, waiting }: Pending): Target[] {
  return [...submit, ...[...refused, ...waiting].flatMap(({ targets }) => targets)];
}
