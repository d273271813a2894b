import { z } from "zod";
import type { PreloadArgs } from "../arguments/preloading";
import type { Session } from "../calls/session";
import { ids, understood } from "../rpc/answer";
import { ApiError } from "../rpc/api-error";
import { withRetries } from "../rpc/retry";
import { isAboutDomains, isAboutTargets } from "../rpc/treatment";
import { domainOf } from "../services/target";

/** What became of the calls. */
export interface Sent {
  readonly taskIds: readonly string[];
  readonly calls: number;
  /** URLs that were accepted, */
  readonly urls: number;
  /** and why others were not, one of each code. */
  readonly errors: readonly Error[];
}

/**
 * One call after the other, each with URLs of one domain, so that what is refused of one holds back no other. What no
 * other call of the account would change ends them. A call whose answer was lost is sent again: that spends quota twice
 * and fetches nothing twice.
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
      // What was accepted is known, also where the update is ended meanwhile.
      if (!(error instanceof ApiError && isAboutTargets(error, service))) break;
      if (isAboutDomains(error.code)) refusedDomains.add(domain);
    }
  }
  return { taskIds: [...new Set(taskIds)], calls, urls: accepted, errors: [...errors.values()] };
}

/** In the order of the URLs, as far as the domains and the size of a call allow. */
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
  // What was accepted without an id is not asked for, and so not missed.
  return understood(action, z.object({ [taskIds]: ids }), received)[taskIds] ?? [];
}
