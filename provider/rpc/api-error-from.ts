import { plural } from "../plan/wording";
import { ApiError, type Facts } from "./api-error";
import type { Transport } from "./connection";
import { NotConnected, reasonOf } from "./not-connected";
import { textOf } from "./response";

interface Thrown {
  readonly name?: string;
  readonly message?: string;
  /** The vendor's code, or Node's. */
  readonly code?: string;
  /** The vendor's response. */
  readonly data?: { readonly Message?: unknown; readonly RequestId?: unknown };
  readonly entry?: {
    readonly response?: { readonly statusCode?: number; readonly headers?: { readonly date?: string } };
  };
}

/** Converts an error of the vendor's client. Only harmless parts are kept, since such errors quote the signed URL. */
export function apiErrorFrom(
  action: string,
  thrown: unknown,
  { readTimeoutMs }: Pick<Transport, "readTimeoutMs">,
  facts: Pick<Facts, "permission" | "caller" | "endpoint" | "maybeAccepted" | "domains">,
): ApiError {
  if (thrown instanceof NotConnected) return new ApiError(action, ...reasonOf(thrown), facts);
  const { name = "", code, data, entry } = thrown as Thrown;
  const lost = (ownCode: string, detail: string) =>
    new ApiError(action, ownCode, detail, { maybeAccepted: true, ...facts });
  if (data) {
    const requestId = textOf(data.RequestId);
    const { statusCode: status = 0, headers } = entry?.response ?? {};
    // Not the injected clock: the client's time stamps use the machine's.
    const aheadMs = headers?.date ? Date.now() - Date.parse(headers.date) : undefined;
    return new ApiError(action, textOf(code), textOf(data.Message), {
      ...facts,
      requestId,
      status,
      aheadMs,
    });
  }
  // A proxy's page, a redirect or an empty response: the service may have accepted the call nevertheless.
  if (name === "SyntaxError" || name === "TypeError")
    return lost("ResponseNotJson", "The response is not JSON; it may come from a proxy");
  if (name.startsWith("RequestTimeout"))
    return lost("Timeout", `No response within ${plural(readTimeoutMs / 1000, "second")}`);
  return lost("ConnectionLost", `Connection lost before a response arrived${code ? ` (${code})` : ""}`);
}
