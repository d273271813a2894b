import { ProxyRefused } from "./tunnel";

/** A connection that did not come about: whatever the reason, nothing was sent. */
export class NotConnected extends Error {
  constructor(override readonly cause: NodeError) {
    super("Not connected");
  }
}

/** The time for connecting is over. */
export class TooLate extends Error {
  constructor(timeoutMs: number) {
    super(`No connection within ${timeoutMs / 1000} seconds`);
  }
}

/** Node's; where a name has several addresses, one with an error for each. */
interface NodeError extends Error {
  readonly code?: string;
  readonly hostname?: string;
  readonly errors?: readonly NodeError[];
}

/** Codes of node for a certificate that it does not accept: no retry helps. */
const CERTIFICATE = /CERT|LEAF_SIGNATURE/;

/** Our code for the reason, and what to say of it. */
export function reasonOf({ cause }: NotConnected): readonly [code: string, detail: string] {
  if (cause instanceof TooLate) return ["ConnectionFailed", cause.message];
  if (cause instanceof ProxyRefused)
    // Beyond the proxy, the service may be back soon.
    return [cause.status >= 500 ? "ConnectionFailed" : "ProxyRefused", cause.message];
  const { code = "no reason given", hostname, errors = [] } = cause;
  if (hostname && (code === "ENOTFOUND" || code === "EAI_AGAIN"))
    return ["ConnectionFailed", `The host ${hostname} was not found (${code})`];
  if (CERTIFICATE.test(code)) return ["CertificateRefused", `The certificate is not valid (${code})`];
  const codes = new Set(errors.length > 0 ? errors.map((error) => error.code) : [code]);
  return ["ConnectionFailed", `The service cannot be reached (${[...codes].join(", ")})`];
}
