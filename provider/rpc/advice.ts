import { plural } from "../plan/wording";
import { knownOf, OTHERS } from "./codes";

/** What is known about a call, for the advice. */
export interface Subject {
  /** The RAM permission that the call needs. */
  readonly permission?: string | undefined;
  /** The keys that signed it. */
  readonly caller?: string | undefined;
  /** The endpoint to which it was sent. */
  readonly endpoint?: string | undefined;
  /** How far this machine's clock is ahead of the service's, in ms. */
  readonly aheadMs?: number | undefined;
}

/** What a user can do about an error code, with what is known about the call filled in. */
export function adviceFor(code: string, { permission, caller, endpoint, aheadMs }: Subject = {}): string {
  const { advice } = knownOf(code) ?? OTHERS;
  const texts: Readonly<Record<string, string>> = {
    permission: permission ? `the permission ${permission}` : "the permission to call this operation",
    endpoint: endpoint ? `the endpoint ${endpoint}` : "the endpoint",
    clock: clockText(aheadMs),
    caller: caller ? ` The call was signed with ${caller}.` : "",
  };
  return advice.replace(/\{(\w+)\}/g, (_, name: string) => texts[name] ?? "");
}

function clockText(aheadMs: number | undefined): string {
  const minutes = Math.round(Math.abs(aheadMs || 0) / 60_000);
  if (minutes === 0) return "it is wrong";
  const amount = minutes < 120 ? plural(minutes, "minute") : plural(Math.round(minutes / 60), "hour");
  return `it is ${amount} ${(aheadMs ?? 0) > 0 ? "fast" : "slow"}`;
}
