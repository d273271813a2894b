/**
 * What a failed call asks for:
 * - retry: the fault passes by itself;
 * - throttled: the same, but the service asks for fewer calls;
 * - nextMinute: the minute's quota is spent;
 * - quotaSpent: the day's quota is spent, only tomorrow helps;
 * - fatal: the caller must change something. Codes that no list names are fatal too.
 */
export type Treatment = "retry" | "throttled" | "nextMinute" | "quotaSpent" | "fatal";

/** The vendor's codes (help pages' error tables, read 2026-11-20), and our own for faults of the connection. */
const CODES: Readonly<Record<Exclude<Treatment, "fatal">, readonly string[]>> = {
  retry: [
    "ServiceBusy",
    "ServiceUnavailable",
    "InternalError",
    "TooMany.Refresh",
    "PreloadQueueFull",
    "AnswerNotJson",
    "ConnectionFailed",
    "ConnectionLost",
    "NoTaskId",
    "Timeout",
  ],
  throttled: ["TooManyRequests", "FlowControlError", "Rejected.Throttling"],
  nextMinute: ["QuotaPerMinuteExceeded.Refresh"],
  quotaSpent: ["QuotaExceeded.Refresh", "QuotaExceeded.Preload"],
};

/** Codes that are answered with a 5xx status although no retry helps. */
const FATAL_DESPITE_STATUS: readonly string[] = ["InvalidDomain.Configure_failed"];

/** Classifies an error by its code and, for codes without a list, by a 5xx status. */
export function treatmentOf(code: string, status = 0): Treatment {
  for (const [treatment, codes] of Object.entries(CODES)) {
    if (codes.includes(code)) return treatment as Treatment;
  }
  if (code === "Throttling" || code.startsWith("Throttling.")) return "throttled";
  return status >= 500 && !FATAL_DESPITE_STATUS.includes(code) ? "retry" : "fatal";
}
