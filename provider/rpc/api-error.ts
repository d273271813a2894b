import { adviceFor, type Subject } from "./advice";
import type { Treatment } from "./codes";
import { treatmentOf } from "./treatment";

/** What is known of a failed call beside its code and message. */
export interface Facts extends Subject {
  readonly requestId?: string;
  readonly status?: number;
  /** Whether the service may have accepted the call all the same. */
  readonly maybeAccepted?: boolean;
}

/** A call that the service, or the way to it, refused. Its message never holds a signature, key or signed URL. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly treatment: Treatment;
  readonly requestId: string | undefined;
  readonly maybeAccepted: boolean;
  /** The message without anything that may quote the call's parameters. */
  readonly discreet: string;

  constructor(
    readonly action: string,
    /** The vendor's error code, or our own name for a fault of the connection. */
    readonly code: string,
    detail: string,
    { requestId, status, maybeAccepted, ...subject }: Facts = {},
  ) {
    const request = requestId ? ` (request id ${requestId})` : "";
    const advice = adviceFor(code, subject);
    super(`${action} failed: ${code}: ${sentence(detail)}${request} ${advice}`);
    this.discreet = `${action} failed: ${code}.${request} ${adviceFor(code, { ...subject, right: undefined })}`;
    this.treatment = treatmentOf(code, status);
    this.requestId = requestId;
    this.maybeAccepted = maybeAccepted ?? this.treatment === "onceMore";
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
