import type { AssetArgs } from "../arguments/args";
import type { Context } from "../calls/context";
import type { Clock } from "../effects/clock";
import { counted } from "../plan/wording";
import type { Target } from "../services/target";
import { expectedOf } from "./expected";
import { type Finding, findingOf } from "./finding";
import { NotVerified, unknownText } from "./not-verified";
import { owedAfter } from "./owed";
import { sample } from "./sample";
import type { Verified } from "./verified";
import { visitAll } from "./visit-all";
import { visitorWith } from "./visitor";
import { tally, type Visit } from "./visits";

/** The result of a verification. */
export interface Verification {
  readonly verified: Verified;
  /** Why the refresh was not successful. Empty if it was. */
  readonly failures: readonly Error[];
  /** Whether a target must be refreshed again. */
  readonly isOwed: (target: Target) => boolean;
}

/** The maximum number of visits to a URL whose result stays unknown. */
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Visits the URLs of refreshed targets and compares the responses with the manifest. `since` is when the refresh was
 * submitted. Stale URLs are visited again, since a tenth of the nodes may not be done when a task is complete.
 */
export async function verify(
  context: Context,
  args: AssetArgs & { readonly plan?: string },
  targets: readonly Target[],
  since: number,
): Promise<Verification> {
  const { clock, tell, isSecret } = context;
  const { urls = 100, timeoutSeconds = 120, nodes } = typeof args.verify === "object" ? args.verify : {};
  const { transport } = await context.account();
  using visitor = visitorWith(transport, clock.now);
  const chosen = sample(expectedOf(args, targets), urls);
  const visits = chosen.flatMap((expected) =>
    (nodes ?? [undefined]).map((node): Visit => ({ expected, node })),
  );
  const refresh = { since, cacheHeader: context.service.cacheHeader };
  const progress = () => tell(progressText(visits, chosen.length), { ephemeral: true });
  const ended = await visited(visits, timeoutSeconds, clock, (open) =>
    visitAll(visitor, open, ({ expected }, seen) => findingOf(expected, seen, refresh), progress, clock.end),
  );
  const doubt = unknownText(visits, isSecret);
  if (doubt) await tell(doubt, { severity: "warning" });
  const verified = tally(visits);
  const isBad = verified.stale + verified.different + verified.missing > 0;
  const failures = [...(isBad ? [new NotVerified(visits, timeoutSeconds)] : []), ...(ended ? [ended] : [])];
  return { verified, failures, isOwed: owedAfter(visits) };
}

/** Repeats visits while that can help. Returns the error if it was ended early. */
async function visited(
  visits: readonly Visit[],
  timeoutSeconds: number,
  clock: Clock,
  visit: (open: readonly Visit[]) => Promise<void>,
): Promise<Error | undefined> {
  const end = clock.now() + timeoutSeconds * 1_000;
  let open = visits;
  try {
    for (let tries = 1; ; tries++) {
      await visit(open);
      open = open.filter(({ found }) => isOpen(found, tries));
      const left = end - clock.now();
      if (left <= 0 || open.length === 0) return undefined;
      await clock.sleep(Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS, left));
    }
  } catch (error) {
    // The update was cancelled: what is not known to be fresh is owed.
    return error as Error;
  }
}

/** Whether to visit a URL again: stale ones until the timeout. */
const isOpen = (found: Finding | undefined, tries: number) =>
  found === undefined || (found.mayPass && (found.is === "stale" || tries < MOST_TRIES));

function progressText(visits: readonly Visit[], all: number): string {
  const { urls, stale } = tally(visits);
  return `verified ${counted(urls - stale)} of ${counted(all)}${stale > 0 ? `, ${counted(stale)} stale` : ""}`;
}
