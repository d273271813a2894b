import { z } from "zod";
import type { Session } from "../calls/session";
import { text } from "../rpc/response";
import { withRetries } from "../rpc/retry";
import type { TargetType } from "../services/target";

/** Numbers by type. No entry means that the service does not report the type. */
export type Counts = Readonly<Partial<Record<TargetType, number>>>;

/** Today's quota. */
export interface Quota {
  readonly left: Counts;
  /** The quota of a whole day. */
  readonly day: Counts;
  /** URLs that can still be preloaded. Undefined if the service does not report it. */
  readonly preloads: number | undefined;
}

const FIELDS: Partial<Record<TargetType, string>> = {
  File: "Url",
  Directory: "Dir",
  Regex: "Regex",
  IgnoreParams: "IgnoreParams",
};

/** The maximum time for retries, in ms. It is short, since a refresh can continue without knowing the quota. */
const LONGEST_MS = 15_000;

/**
 * Asks the service for today's quota. Undefined for a service without such an operation. A service that is divided into
 * sites is asked for each of `types` separately.
 */
export async function askQuota(session: Session, types: readonly TargetType[]): Promise<Quota | undefined> {
  const { actions, bySite } = session.service;
  const { quota } = actions;
  if (!quota) return undefined;
  const until = session.clock.now() + LONGEST_MS;
  const ask = async (parameters: Record<string, string>) =>
    (await withRetries({ ...session, until }, () => session.call(quota, parameters))).fields;
  if (bySite === undefined) {
    const fields = await ask({});
    return {
      left: countsIn(fields, "Remain"),
      day: countsIn(fields, "Quota"),
      preloads: count.parse(fields.PreloadRemain),
    };
  }
  const left: Partial<Record<TargetType, number>> = {};
  const day: Partial<Record<TargetType, number>> = {};
  for (const type of new Set(types)) {
    const { Quota, Usage, Quota30Day, Usage30Day } = used.parse(
      await ask({ SiteId: session.site, Type: bySite.types[type] ?? "" }),
    );
    if (Quota === undefined || Usage === undefined) continue;
    // "A value of 0 indicates that this quota is not configured" (help page GetPurgeQuota, 2026-03-23).
    const month = Quota30Day ? Quota30Day - (Usage30Day ?? 0) : Number.POSITIVE_INFINITY;
    left[type] = Math.max(0, Math.min(Quota - Usage, month));
    day[type] = Quota;
  }
  return { left, day, preloads: undefined };
}

/** Anything but a whole number, such as a negative number or "", counts as not reported. */
const count = text.transform((digits) => (/^\d+$/.test(digits) ? Number(digits) : undefined));

const used = z.object({ Quota: count, Usage: count, Quota30Day: count, Usage30Day: count });

function countsIn(fields: Readonly<Record<string, unknown>>, which: string): Counts {
  const entries = Object.entries(FIELDS).map(
    ([type, name]) => [type, count.parse(fields[`${name}${which}`])] as const,
  );
  return Object.fromEntries(entries.filter(([, left]) => left !== undefined));
}
