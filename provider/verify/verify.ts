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

/** What visits have shown. */
export interface Verification {
  readonly verified: Verified;
  /** Why the refresh is no success; none: it is one. */
  readonly failures: readonly Error[];
  /** Whether a target must be refreshed again. */
  readonly isOwed: (target: Target) => boolean;
}

/** A visit that could not tell is made so many times. */
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Visits the URLs of refreshed targets as visitors do, and compares what they get with the manifest. `since` is when the
 * refresh was submitted. Old copies are visited again, since a tenth of the nodes may be late when a task is complete.
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

/** Makes the visits, again and again while that can help; answers why it ended before that. */
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
    // Nothing more is to be begun: what was not found fresh by now is owed.
    return error as Error;
  }
}

/** Whether to visit once more. An old copy may go until the time is over. */
const isOpen = (found: Finding | undefined, tries: number) =>
  found === undefined || (found.mayPass && (found.is === "stale" || tries < MOST_TRIES));

function progressText(visits: readonly Visit[], all: number): string {
  const { urls, stale } = tally(visits);
  return `verified ${counted(urls - stale)} of ${counted(all)}${stale > 0 ? `, ${counted(stale)} stale` : ""}`;
}
