import { CONNECT_TIMEOUT } from "./agent";
import { ApiError, type Facts } from "./api-error";
import type { Transport } from "./connection";

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

/** Codes of node for a certificate that it does not accept: nothing was sent, and no retry helps. */
const CERTIFICATE = /CERT|LEAF_SIGNATURE/;

/** Our error for the client's. The client's own quote the signed URL: only their harmless parts are taken over. */
export function apiErrorFrom(
  action: string,
  thrown: unknown,
  { connectTimeoutMs, readTimeoutMs }: Transport,
  facts: Pick<Facts, "right" | "caller" | "endpoint" | "maybeAccepted">,
): ApiError {
  const { name = "", code, data, entry } = thrown as Thrown;
  const lost = (ownCode: string, detail: string) =>
    new ApiError(action, ownCode, detail, { maybeAccepted: true, ...facts });
  if (data) {
    const requestId = data.RequestId === undefined ? "" : String(data.RequestId);
    const status = entry?.response?.statusCode ?? 0;
    return new ApiError(action, String(code), String(data.Message ?? ""), { ...facts, requestId, status });
  }
  // A proxy's page, a redirect, an empty answer: the call may have been carried out behind it.
  if (name === "SyntaxError" || name === "TypeError")
    return lost("AnswerNotJson", "The answer is not the service's, as if a proxy had given it");
  if (name.startsWith("RequestTimeout"))
    return lost("Timeout", `No answer within ${readTimeoutMs / 1000} seconds`);
  if (code === CONNECT_TIMEOUT)
    return new ApiError(
      action,
      "ConnectionFailed",
      `No connection within ${connectTimeoutMs / 1000} seconds`,
      facts,
    );
  if (code && NOT_SENT.includes(code))
    return new ApiError(action, "ConnectionFailed", `The service cannot be reached (${code})`, facts);
  if (code && CERTIFICATE.test(code))
    return new ApiError(
      action,
      "CertificateRefused",
      `The endpoint's certificate is not valid (${code})`,
      facts,
    );
  return lost("ConnectionLost", `The connection broke before the answer came${code ? ` (${code})` : ""}`);
}
