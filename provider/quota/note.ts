import { setTimeout } from "node:timers/promises";
import type { Args } from "../arguments/args";
import type { Context } from "../calls/context";
import { countOfType } from "../plan/counts";
import { counted } from "../plan/wording";
import type { Target, TargetType } from "../services/target";
import type { Quota } from "./ask";
import { shortages, shortageText } from "./shortage";

/** The maximum time that a preview waits for the quota, in ms. */
const PATIENCE_MS = 2_000;

/** What a preview says about today's quota. */
export interface QuotaNote {
  /** Empty if the service reports no quota for these targets. */
  readonly text: string;
  /** Whether the refresh exceeds the quota. */
  readonly isShort: boolean;
  /** URLs that can still be preloaded, if known. */
  readonly preloads: number | undefined;
}

/** Asks for the quota that is left for these targets. Undefined if there are no keys, or no response in time. */
export async function quotaNote(
  context: Context,
  args: Args,
  targets: readonly Target[],
): Promise<QuotaNote | undefined> {
  const patience = new AbortController();
  try {
    const late = setTimeout(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).catch(
      () => undefined,
    );
    return await Promise.race([asked(context, args, targets), late]);
  } catch {
    // The update will report missing keys or permissions, and calls without a response.
    return undefined;
  } finally {
    patience.abort();
  }
}

async function asked(
  { service, account, clock }: Context,
  args: Args,
  targets: readonly Target[],
): Promise<QuotaNote | undefined> {
  if (!service.actions.quota) return undefined;
  const { withSession } = await import("../calls/session.js");
  const { splitBySite } = await import("../calls/split-by-site.js");
  const { askQuota } = await import("./ask.js");
  const notes = await withSession(service, await account(), clock, async (session) => {
    const { parts } = await splitBySite(session, args, targets);
    const asking = parts.map(async ({ session, targets: of }) => {
      const types = of.map(({ type }) => type);
      return noteOf(of, await askQuota(session, types), clock.now());
    });
    return Promise.all(asking);
  });
  // What is left for one of several sites says nothing of the others.
  return notes.find(({ isShort }) => isShort) ?? (notes.length === 1 ? notes[0] : undefined);
}

function noteOf(targets: readonly Target[], quota: Quota | undefined, now: number): QuotaNote {
  const { left = {}, preloads } = quota ?? {};
  const short = shortages(targets, left);
  if (short.length > 0)
    return { text: `the remaining quota is too small: ${shortageText(short, now)}`, isShort: true, preloads };
  const parts = Object.entries(left).flatMap(([type, of]) => {
    const count = targets.filter((target) => target.type === type).length;
    return count ? `${counted(count)} of the ${countOfType(type as TargetType, of)} left today` : [];
  });
  return { text: parts.join(", "), isShort: false, preloads };
}
