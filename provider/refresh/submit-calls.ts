import type { Session } from "../calls/session";
import { type Submitted, submit } from "../calls/submit";
import { partsOf } from "../plan/parts";
import { ApiError } from "../rpc/api-error";
import { isAboutDomains, isAboutTargets, isMissingPermission } from "../rpc/treatment";
import { domainOf, type Target } from "../services/target";

/**
 * So many calls more for one that was refused for some of its targets: one for each of the ten domains that it may name,
 * and twenty for the halves that find one path among a thousand. They cost time, and no quota.
 */
export const MOST_PARTS = 30;

/** What becomes of each call, told at once. */
export interface Outcomes {
  accepted(targets: readonly Target[], submitted: Submitted): void;
  refused(targets: readonly Target[], error: ApiError): void;
}

/**
 * One call after the other. One that is refused for some of its targets goes out again in parts, until what is refused
 * is a single target or a domain, or MOST_PARTS is reached. Throws what ends the refresh as a whole.
 */
export async function submitCalls(
  session: Session,
  calls: readonly (readonly Target[])[],
  send: { readonly force: boolean; readonly known: ReadonlySet<string> },
  outcomes: Outcomes,
): Promise<void> {
  const refusedDomains = new Map<string, ApiError>();
  // Domains that were not ready in all the time that one call was tried again are waited for no longer.
  let hasWaited = false;
  const isRefusal = (error: ApiError) => isAboutTargets(error, session.service);

  /** The refusal, where it is about some of the targets. */
  const attempt = async (targets: readonly Target[]): Promise<ApiError | undefined> => {
    try {
      const retrying = hasWaited ? { ...session, isFinal: isRefusal } : session;
      outcomes.accepted(targets, await submit(retrying, targets, send.force, send.known));
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError && isRefusal(error))) throw error;
      hasWaited ||= error.treatment !== "fatal";
      return error;
    }
  };
  for (const call of calls) {
    const [hopeless, hopeful] = partition(call, (target) => refusedDomains.has(domainOf(target)));
    for (const [domain, targets] of Map.groupBy(hopeless, domainOf)) {
      outcomes.refused(targets, refusedDomains.get(domain) as ApiError);
    }
    const open: { targets: readonly Target[]; error: ApiError; parts: Target[][] }[] = [];
    const tryOut = async (targets: readonly Target[]) => {
      const error = await attempt(targets);
      if (!error) return;
      const isByDomain = isAboutDomains(error.code);
      // A permission by site lets none of the call's parts through.
      const isBySite = session.service.bySite !== undefined && isMissingPermission(error.code);
      const parts = isBySite ? [] : partsOf(targets, isByDomain);
      if (parts.length > 0) return void open.push({ targets, error, parts });
      const [first] = targets;
      if (first && isByDomain) refusedDomains.set(domainOf(first), error);
      outcomes.refused(targets, error);
    };
    if (hopeful.length > 0) await tryOut(hopeful);
    let left = MOST_PARTS;
    for (let one = open.shift(); one; one = open.shift()) {
      const { targets, error, parts } = one;
      if (parts.length > left) {
        outcomes.refused(targets, error);
        continue;
      }
      left -= parts.length;
      for (const part of parts) await tryOut(part);
    }
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
