import { z } from "zod";
import { ApiError } from "../rpc/api-error";
import type { ApiResponse } from "../rpc/connection";
import { quoted } from "../rpc/quoted";
import { ids, text, understood } from "../rpc/response";
import { withRetries } from "../rpc/retry";
import { domainOf, type Target } from "../services/target";
import { findLost } from "./find-lost";
import { placedIds } from "./placed-task";
import type { Session } from "./session";

/** The service's response to an accepted batch. */
export interface Submitted {
  readonly taskIds: readonly string[];
  /** Empty if the response was lost and the tasks were found afterwards. */
  readonly requestId: string;
}

/**
 * Submits one batch as one call, with retries. If a response was lost, the service is first asked for the tasks, so
 * that an accepted call is not sent again and does not use quota twice. `known` are the task ids of earlier refreshes.
 */
export function submit(
  session: Session,
  batch: readonly Target[],
  force: boolean,
  known: ReadonlySet<string>,
): Promise<Submitted> {
  const { service, clock } = session;
  const action = service.actions.refresh;
  const urlsOfDomain = countBy(batch, domainOf);
  const once = async (start: number) => {
    const since = clock.now();
    try {
      const parameters = service.parameters(batch, force, session.site);
      return submitted(session, batch, await session.call(action, parameters, urlsOfDomain));
    } catch (error) {
      const taskIds =
        error instanceof ApiError && error.maybeAccepted
          ? await findLost(session, batch, since, known, start)
          : [];
      if (taskIds.length > 0) return { taskIds, requestId: "" };
      throw error;
    }
  };
  return withRetries(session, once);
}

/** The task id is RefreshTaskId on DCDN's page, but PushTaskId in its sample. At ESA it is TaskId. */
const response = z.object({ RequestId: text, RefreshTaskId: ids, PushTaskId: ids, TaskId: ids });

function submitted(session: Session, batch: readonly Target[], received: ApiResponse): Submitted {
  const action = session.service.actions.refresh;
  const { RequestId, ...named } = understood(action, response, received);
  const requestId = quoted(RequestId, 100);
  const [taskIds = []] = [named.RefreshTaskId, named.PushTaskId, named.TaskId].filter(({ length }) => length);
  if (taskIds.length > 0) return { taskIds: placedIds(session, batch, taskIds, received.date), requestId };
  throw new ApiError(action, "NoTaskId", "The response contains no task id", {
    requestId,
    endpoint: received.from,
    maybeAccepted: true,
  });
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
