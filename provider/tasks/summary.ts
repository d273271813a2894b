import type { TaskRow } from "../calls/rows";
import { isFailed, isSettled } from "../calls/status";
import type { Waiting } from "../plan/pending";
import { quoted } from "../rpc/quoted";
import { canonicalUrl } from "../services/canonical";
import type { Target } from "../services/target";

/** The state of the awaited calls, according to the rows of a poll. */
export interface Summary {
  readonly done: readonly Target[];
  /** Targets whose refresh failed, and the service's descriptions. */
  readonly failed: readonly Target[];
  readonly descriptions: readonly string[];
  readonly waiting: readonly Waiting[];
  /** The number of tasks, the unfinished ones, and the mean of all percentages. */
  readonly tasks: number;
  readonly openIds: readonly string[];
  readonly percent: number;
  /** Tasks that the service does not list, because they are too new or too old. */
  readonly unlisted: readonly string[];
}

/** Groups the awaited calls by their state. A call is settled when all of its tasks are. */
export function summarise(waiting: readonly Waiting[], rows: readonly TaskRow[]): Summary {
  const byId = Map.groupBy(rows, ({ id }) => id);
  const ids = [...new Set(waiting.flatMap(({ taskIds }) => taskIds))];
  const isThrough = (id: string) => byId.get(id)?.every(({ status }) => isSettled(status)) === true;
  const settled = waiting.filter(({ taskIds }) => taskIds.every(isThrough));
  const awaited = new Set(waiting.flatMap(({ targets }) => targets.map(({ path }) => path)));
  const outcomes = settled.map((call) =>
    outcomeOf(
      call,
      call.taskIds.flatMap((id) => byId.get(id) ?? []),
      awaited,
    ),
  );
  const percent = (id: string) =>
    Math.min(100, ...(byId.get(id) ?? [{ percent: 0 }]).map((row) => row.percent));
  return {
    done: outcomes.flatMap(({ done }) => done),
    failed: outcomes.flatMap(({ failed }) => failed),
    descriptions: [...new Set(outcomes.flatMap(({ descriptions }) => descriptions))],
    waiting: waiting.filter((call) => !settled.includes(call)),
    tasks: ids.length,
    openIds: ids.filter((id) => !isThrough(id)),
    percent: Math.floor(ids.reduce((sum, id) => sum + percent(id), 0) / (ids.length || 1)),
    unlisted: ids.filter((id) => !byId.has(id)),
  };
}

/**
 * Failed rows name their paths. Since the service merges calls into one task, a row can belong to another call. If it
 * belongs to no call, even in canonical form, the whole call counts as failed.
 */
function outcomeOf({ targets }: Waiting, rows: readonly TaskRow[], awaited: ReadonlySet<string>) {
  const failures = rows.filter(({ status }) => isFailed(status));
  const paths = new Set(failures.map(({ path }) => (awaited.has(path) ? path : canonicalUrl(path))));
  const isWhole = [...paths].some((path) => !awaited.has(path));
  const failed = isWhole ? targets : targets.filter(({ path }) => paths.has(path));
  return {
    failed,
    done: targets.filter((target) => !failed.includes(target)),
    descriptions: failures.map(descriptionOf),
  };
}

/** Why a task failed, including its status if that is not Failed. */
function descriptionOf({ status, description }: TaskRow): string {
  const word = status === "Failed" ? [] : [status];
  return quoted([...word, ...(description ? [description] : [])].join(": ") || "no description");
}
