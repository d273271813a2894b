import type { Session } from "../calls/session";
import { type Submitted, submit } from "../calls/submit";
import { partsOf } from "../plan/parts";
import { ApiError } from "../rpc/api-error";
import { isAboutDomains, isAboutTargets, isMissingPermission } from "../rpc/treatment";
import { domainOf, type Target } from "../services/target";

/**
 * The maximum number of further calls for one that was refused because of some of its targets: one for each of the ten
 * domains that it may contain, and twenty halves to find one path among a thousand. Refused calls use no quota.
 */
export const MOST_PARTS = 30;

/** Called with the outcome of each call. */
export interface Outcomes {
  accepted(targets: readonly Target[], submitted: Submitted): void;
  refused(targets: readonly Target[], error: ApiError): void;
}

/**
 * Submits batches one after the other. A batch that is refused because of some of its targets is submitted again in
 * parts, until a refused part is a single target or domain, or MOST_PARTS is reached. Throws errors that are not about
 * targets.
 */
export async function submitCalls(
  session: Session,
  batches: readonly (readonly Target[])[],
  send: { readonly force: boolean; readonly known: ReadonlySet<string> },
  outcomes: Outcomes,
): Promise<void> {
  const refusedDomains = new Map<string, ApiError>();
  // Once a call has been retried in vain because its domains were not ready, later calls are not retried for that
  // reason.
  let hasWaited = false;
  const isRefusal = (error: ApiError) => isAboutTargets(error, session.service);

  /** Returns the error if the batch was refused because of some of its targets. */
  const refusalOf = async (targets: readonly Target[]): Promise<ApiError | undefined> => {
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
  for (const batch of batches) {
    const [hopeless, hopeful] = partition(batch, (target) => refusedDomains.has(domainOf(target)));
    for (const [domain, targets] of Map.groupBy(hopeless, domainOf)) {
      outcomes.refused(targets, refusedDomains.get(domain) as ApiError);
    }
    const open: { targets: readonly Target[]; error: ApiError; parts: Target[][] }[] = [];
    const tryOut = async (targets: readonly Target[]) => {
      const error = await refusalOf(targets);
      if (!error) return;
      const isByDomain = isAboutDomains(error.code);
      // A missing permission for the site affects all parts alike.
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
