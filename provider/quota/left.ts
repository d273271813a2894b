import type { TargetType } from "../plan/target";
import { withRetries } from "../rpc/retry";
import type { Session } from "../rpc/session";

/** What is left of the day's quota, by type; no entry: the service gives no number. */
export type QuotaLeft = Readonly<Partial<Record<TargetType, number>>>;

const FIELDS: Partial<Record<TargetType, string>> = {
  File: "UrlRemain",
  Directory: "DirRemain",
  Regex: "RegexRemain",
  IgnoreParams: "IgnoreParamsRemain",
};

/** Asks the service what is left today. Undefined for a service without such an operation. */
export async function quotaLeft({
  service,
  clock,
  longestRetryingMs,
  call,
}: Session): Promise<QuotaLeft | undefined> {
  const { quota } = service.actions;
  if (!quota) return undefined;
  const { fields } = await withRetries(clock, () => call(quota, {}), longestRetryingMs);
  const entries = Object.entries(FIELDS).map(
    ([type, field]) => [type, Number.parseInt(String(fields[field]), 10)] as const,
  );
  return Object.fromEntries(entries.filter(([, left]) => !Number.isNaN(left)));
}
