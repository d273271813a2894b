import type { Session } from "../calls/session";
import { text } from "../rpc/answer";
import { withRetries } from "../rpc/retry";
import type { TargetType } from "../services/target";

/** Numbers by type; no entry: the service gives none. */
export type Counts = Readonly<Partial<Record<TargetType, number>>>;

/** The day's quota. */
export interface Quota {
  readonly left: Counts;
  /** What a whole day has. */
  readonly day: Counts;
  /** URLs that can still be preloaded; undefined: the service does not say. */
  readonly preloads: number | undefined;
}

const FIELDS: Partial<Record<TargetType, string>> = {
  File: "Url",
  Directory: "Dir",
  Regex: "Regex",
  IgnoreParams: "IgnoreParams",
};

/** A refresh goes on without knowing the quota: it is not worth waiting for as long as for the refresh itself. */
const LONGEST_MS = 15_000;

/** Asks the service for today's quota. Undefined for a service without such an operation. */
export async function askQuota(session: Session): Promise<Quota | undefined> {
  const { quota } = session.service.actions;
  if (!quota) return undefined;
  const until = session.clock.now() + LONGEST_MS;
  const { fields } = await withRetries({ ...session, until }, () => session.call(quota, {}));
  return {
    left: countsIn(fields, "Remain"),
    day: countsIn(fields, "Quota"),
    preloads: count.parse(fields.PreloadRemain),
  };
}

/** What is no whole number, such as a negative or an empty text, counts as not given: the service itself will say. */
const count = text.transform((digits) => (/^\d+$/.test(digits) ? Number(digits) : undefined));

function countsIn(fields: Readonly<Record<string, unknown>>, which: string): Counts {
  const entries = Object.entries(FIELDS).map(
    ([type, name]) => [type, count.parse(fields[`${name}${which}`])] as const,
  );
  return Object.fromEntries(entries.filter(([, left]) => left !== undefined));
}
