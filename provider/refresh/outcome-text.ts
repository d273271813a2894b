import { counts, countsOf } from "../plan/counts";
import { pendingTargets } from "../plan/pending";
import { counted, plural } from "../plan/wording";
import type { Verified } from "../verify/verified";
import type { Attempt } from "./attempted";
import type { Accepted } from "./outputs";

/** The message of a successful refresh. After an unfinished one, it counts only what this update did. */
export function outcomeText(
  { accepted, done, pending }: Attempt,
  before: Accepted,
  isComplete: boolean,
  verified: Verified | undefined,
): string {
  const targets = [...done, ...pendingTargets(pending)];
  const calls = accepted.refreshed.calls - before.refreshed.calls;
  const what = calls > 0 ? counts(targets, calls) : countsOf(targets);
  return isComplete
    ? `refreshed ${what}; complete at the service${verifiedText(verified)}`
    : `submitted: ${what}`;
}

function verifiedText(verified: Verified | undefined): string {
  if (!verified) return "";
  const { urls, fresh } = verified;
  const all = plural(urls, "URL");
  return fresh === urls ? `; verified ${all}` : `; verified ${counted(fresh)} of ${all}`;
}
