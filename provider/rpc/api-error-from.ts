import { ApiError } from "./api-error";

interface Thrown {
  readonly name?: string;
  readonly message?: string;
  /** The vendor's code, or node's. */
  readonly code?: string;
  /** The vendor's answer. */
  readonly data?: { readonly Message?: unknown; readonly RequestId?: unknown };
  readonly entry?: { readonly response?: { readonly statusCode?: number } };
}

/** Faults before anything was sent: the service cannot have accepted the call. */
const NOT_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** Our error for the client's. The client's own quote the signed URL: only their harmless parts are taken over. */
export function apiErrorFrom(action: string, thrown: unknown, timeoutMs: number): ApiError {
  const { name = "", code, data, entry } = thrown as Thrown;
  if (data) {
    const requestId = data.RequestId === undefined ? "" : String(data.RequestId);
    const status = entry?.response?.statusCode ?? 0;
    return new ApiError(action, String(code), String(data.Message ?? ""), { requestId, status });
  }
  // A proxy's page, a redirect, an empty answer: the call may have been carried out behind it.
  if (name === "SyntaxError" || name === "TypeError") {
    return new ApiError(
      action,
      "AnswerNotJson",
      "The answer is not the service's, as if a proxy had given it",
      { maybeAccepted: true },
    );
  }
  if (name.startsWith("RequestTimeout")) {
    return new ApiError(action, "Timeout", `No answer within ${timeoutMs / 1000} seconds`, {
      maybeAccepted: true,
    });
  }
  if (code && NOT_SENT.includes(code))
    return new ApiError(action, "ConnectionFailed", `The service cannot be reached (${code})`);
  const detail = `The connection broke before the answer came${code ? ` (${code})` : ""}`;
  return new ApiError(action, "ConnectionLost", detail, { maybeAccepted: true });
}
