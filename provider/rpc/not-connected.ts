import { plural } from "../plan/wording";
import { ProxyRefused } from "./tunnel";

/** A connection that could not be established, so that nothing was sent. */
export class NotConnected extends Error {
  constructor(override readonly cause: NodeError) {
    super("Not connected");
  }
}

/** The connect timeout. */
export class TooLate extends Error {
  constructor(timeoutMs: number) {
    super(`No connection within ${plural(timeoutMs / 1000, "second")}`);
  }
}

/** An error of Node. If a host has several addresses, it contains an error for each. */
interface NodeError extends Error {
  readonly code?: string;
  readonly hostname?: string;
  readonly errors?: readonly NodeError[];
}

/** Node's codes for a certificate that is not accepted: a retry does not help. */
const CERTIFICATE = /CERT|LEAF_SIGNATURE/;

/** Our error code for the reason, and a description. */
export function reasonOf({ cause }: NotConnected): readonly [code: string, detail: string] {
  if (cause instanceof TooLate) return ["ConnectionFailed", cause.message];
  if (cause instanceof ProxyRefused)
    // With a status of 5xx, the host behind the proxy is not available, which may be transient.
    return [cause.status >= 500 ? "ConnectionFailed" : "ProxyRefused", cause.message];
  const { code = "no reason given", hostname, errors = [] } = cause;
  if (hostname && (code === "ENOTFOUND" || code === "EAI_AGAIN"))
    return ["ConnectionFailed", `The host name ${hostname} could not be resolved (${code})`];
  if (CERTIFICATE.test(code)) return ["CertificateRefused", `The certificate is not valid (${code})`];
  const codes = new Set(errors.length > 0 ? errors.map((error) => error.code) : [code]);
  return ["ConnectionFailed", `The service cannot be reached (${[...codes].join(", ")})`];
}
