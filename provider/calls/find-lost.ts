import { ApiError } from "../rpc/api-error";
import { endOfRetrying, withRetries } from "../rpc/retry";
import { domainOf, type Target } from "../services/target";
import { placedIds, placedTask } from "./placed-task";
import { taskRows } from "./rows";
import type { Session } from "./session";

/** The pause before each look: a new task is listed only some seconds after its call was accepted. */
const PAUSES_MS = [3_000, 5_000];

/**
 * The ids of the tasks of a call whose response was lost, if the service accepted it. These are tasks for targets of
 * the batch that were created after the call was sent (`since`) and do not belong to an earlier refresh (`known`). An id of
 * the same refresh is allowed, since the service merges calls within a second into one task. Because somebody else may
 * refresh one of the URLs at the same time, most likely a home page, the first and the last target of each domain must
 * have such a task.
 *
 * Returns no ids if the service cannot list tasks (cache tags of CDN and DCDN), or if listing them fails: the call is
 * then sent again, since a stale edge is worse than used quota. Listing is retried during the first half of the time
 * for retrying the call, which was first tried at `start`; the other half is for sending it again.
 */
export async function findLost(
  session: Session,
  batch: readonly Target[],
  since: number,
  known: ReadonlySet<string>,
  start: number,
): Promise<string[]> {
  const action = session.service.actions.listTasks;
  if (!action) return [];
  const samples = samplesOf(batch);
  const knownIds = new Set([...known].map((id) => placedTask(id)?.id ?? id));
  const until = (start + endOfRetrying(session, "reconnect", start)) / 2;
  for (const pause of PAUSES_MS) {
    await session.clock.sleep(pause);
    try {
      const found: string[][] = [];
      for (const sample of samples) {
        const ids = await newTasks({ ...session, until }, action, sample, since);
        found.push(ids.filter((id) => !knownIds.has(id)));
      }
      if (found.every((ids) => ids.length > 0))
        return placedIds(session, batch, [...new Set(found.flat())], since);
    } catch (error) {
      if (error instanceof ApiError) return [];
      throw error;
    }
  }
  return [];
}

/** The first and the last target of each domain. */
function samplesOf(batch: readonly Target[]): Target[] {
  const ofDomains = Map.groupBy(batch, domainOf).values();
  return [...new Set([...ofDomains].flatMap((targets) => [targets[0], targets.at(-1)]))].filter(
    (target) => target !== undefined,
  );
}

async function newTasks(session: Session, action: string, target: Target, since: number): Promise<string[]> {
  const parameters = { ...session.service.tasksOf(target, session.site), PageSize: "50" };
  const { rows, date } = await withRetries(session, async () => {
    const response = await session.call(action, parameters);
    return { ...taskRows(action, response), date: response.date };
  });
  // The service's clock may differ from the local one. Its times are in whole seconds.
  const ahead = date ? date - session.clock.now() : 0;
  const earliest = Math.floor((since + ahead) / 1_000) * 1_000;
  return rows.flatMap((task) => (Date.parse(task.createdAt) >= earliest ? [task.id] : []));
}
