import { adviceFor } from "./advice";
import { type Treatment, treatmentOf } from "./treatment";

/** A call that the service, or the way to it, refused. Its message never holds a signature, key or signed URL. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly treatment: Treatment;
  readonly requestId: string | undefined;
  /** Whether the service may have accepted the call all the same. */
  readonly maybeAccepted: boolean;

  constructor(
    readonly action: string,
    /** The vendor's error code, or our own name for a fault of the connection. */
    readonly code: string,
    detail: string,
    {
      requestId,
      status,
      maybeAccepted = false,
    }: { requestId?: string; status?: number; maybeAccepted?: boolean } = {},
  ) {
    const request = requestId ? ` (request id ${requestId})` : "";
    super(`${action} failed: ${code}: ${sentence(detail)}${request} ${adviceFor(code)}`.trim());
    this.treatment = treatmentOf(code, status);
    this.requestId = requestId;
    this.maybeAccepted = maybeAccepted;
  }
}

/** The vendor's SignatureDoesNotMatch quotes the string that was signed, which holds the access key id. */
function sentence(detail: string): string {
  const harmless = detail
    .replace(/(?:server string to sign|URL:).*$/s, "")
    .trim()
    .replace(/[.,:\s]+$/, "");
  return harmless ? `${harmless}.` : "no message.";
}
