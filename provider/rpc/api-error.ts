import { named } from "../plan/wording";
import { adviceFor, type Subject } from "./advice";
import type { Treatment } from "./codes";
import { quoted } from "./quoted";
import { treatmentOf } from "./treatment";

/** What is known about a failed call, in addition to its code and message. */
export interface Facts extends Subject {
  readonly requestId?: string;
  readonly status?: number;
  /** Whether the service may have accepted the call nevertheless. */
  readonly maybeAccepted?: boolean;
  /** The domains of the call's targets. */
  readonly domains?: readonly string[];
}

const LONGEST_CODE = 100;
/** This many domains are named, the others counted. */
const NAMED = 3;

/**
 * A failed call: the service refused it, it did not reach the service, or its response was lost or unusable. The
 * message never contains a signature, key or signed URL.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The vendor's error code, or our own for a connection error. */
  readonly code: string;
  readonly treatment: Treatment;
  readonly requestId: string | undefined;
  readonly maybeAccepted: boolean;
  /** The message without anything that may quote parameters of the call. */
  readonly discreet: string;

  constructor(
    readonly action: string,
    code: string,
    detail: string,
    { requestId, status, maybeAccepted, domains = [], ...subject }: Facts = {},
  ) {
    const name = quoted(code, LONGEST_CODE) || "NoCode";
    const request = requestId ? ` (request id ${quoted(requestId, LONGEST_CODE)})` : "";
    const about = domains.length > 0 ? ` for ${named(domains, NAMED)}` : "";
    super(`${action} failed${about}: ${name}: ${sentence(detail)}${request} ${adviceFor(name, subject)}`);
    this.discreet = `${action} failed: ${name}.${request} ${adviceFor(name, { ...subject, permission: undefined })}`;
    this.code = name;
    this.treatment = treatmentOf(name, status);
    this.requestId = requestId;
    this.maybeAccepted = maybeAccepted ?? this.treatment === "onceMore";
  }
}

/** Removes the string to sign, which the vendor's SignatureDoesNotMatch quotes and which contains the access key id. */
function sentence(detail: string): string {
  const harmless = quoted(detail.replace(/(?:server string to sign|URL:).*$/s, "")).replace(/[.,:\s]+$/, "");
  return harmless ? `${harmless}.` : "no message.";
}
