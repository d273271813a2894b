import { z } from "zod";
import type { PreloadArgs } from "../arguments/preloading";
import type { Session } from "../calls/session";
import { ApiError } from "../rpc/api-error";
import { ids, understood } from "../rpc/response";
import { withRetries } from "../rpc/retry";
import { isAboutDomains, isAboutTargets } from "../rpc/treatment";
import { domainOf } from "../services/target";

/** The result of the calls. */
export interface Sent {
  readonly taskIds: readonly string[];
  readonly calls: number;
  /** The number of accepted URLs. */
  readonly urls: number;
  /** Why the others were not accepted: one error of each code. */
  readonly errors: readonly Error[];
}

/**
 * Sends one call after the other, each with URLs of one domain, so that a refused domain does not affect others. An
 * error that is not about domains or URLs ends the preload. A call whose response was lost is sent again, which uses
 * quota twice but does no harm.
 */
export async function sendCalls(
  session: Session,
  options: PreloadArgs,
  urls: readonly string[],
): Promise<Sent> {
  const { service } = session;
  const refusedDomains = new Set<string>();
  const taskIds: string[] = [];
  const errors = new Map<string, Error>();
  let [calls, accepted] = [0, 0];
  for (const { domain, batch } of batchesOf(urls, service.preload.perCall)) {
    if (refusedDomains.has(domain)) continue;
    try {
      const found = await withRetries(session, () => send(session, options, domain, batch));
      for (const id of found) taskIds.push(id);
      calls++;
      accepted += batch.length;
    } catch (thrown) {
      const error = thrown as Error;
      const code = error instanceof ApiError ? error.code : error.name;
      errors.set(code, errors.get(code) ?? error);
      // Nothing is thrown, so that the ids of accepted calls are kept even if the update was cancelled.
      if (!(error instanceof ApiError && isAboutTargets(error, service))) break;
      if (isAboutDomains(error.code)) refusedDomains.add(domain);
    }
  }
  return { taskIds: [...new Set(taskIds)], calls, urls: accepted, errors: [...errors.values()] };
}

/** Batches of one domain each, in the order of the URLs. */
function batchesOf(urls: readonly string[], size: number) {
  const domains = Map.groupBy(urls, (path) => domainOf({ type: "File", path }));
  return [...domains].flatMap(([domain, of]) =>
    Array.from({ length: Math.ceil(of.length / size) }, (_, index) => ({
      domain,
      batch: of.slice(index * size, (index + 1) * size),
    })),
  );
}

async function send(
  { service, site, call }: Session,
  options: PreloadArgs,
  domain: string,
  batch: readonly string[],
): Promise<string[]> {
  const { action, parameters, taskIds } = service.preload;
  const own = parameters(batch, typeof options === "object" ? options : {}, site);
  const received = await call(action, own, new Map([[domain, batch.length]]));
  // A response without an id is fine: these tasks are not polled.
  return understood(action, z.object({ [taskIds]: ids }), received)[taskIds] ?? [];
}
