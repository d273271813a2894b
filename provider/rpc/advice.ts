/** What the caller can do about an error code (help pages' error tables, read 2026-11-20). */
const ADVICE: Readonly<Record<string, string>> = {
  "SingleRequest.OverLimit": "One call held too much: lower the resource's limits.",
  "InvalidObjectType.Malformed": "Use an objectType that the service has.",
  "InvalidObjectType.ValueNotSupported": "Use an objectType that the service has.",
  "InvalidObjectPath.Malformed": "Check objectPaths: each must be a URL of a domain of this account.",
  "InvalidObjectPath.Size.Malformed": "An object path is too long for the service.",
  "InvalidObjectPath.ExceedsMaximum": "One call held too many object paths: lower limits.urlsPerCall.",
  "InvalidExtensiveDomain.ValueNotSupported": "Name real domains: a wildcard domain cannot be refreshed.",
  "InvalidDomain.NotFound": "The domain must belong to the account whose keys are used.",
  "InvalidDomain.Offline": "The domain is stopped: start it first.",
  "InvalidDomain.Configure_failed": "The domain's last configuration failed: mend it in the console.",
  IllegalOperation: "The account may not do this: look at the domain in the console.",
  OperationDenied: "The service is not opened for this account: open it in the console.",
  "OperationDenied.Suspended": "The service is suspended: settle the account's bill.",
  "QuotaExceeded.Refresh": "The day's quota is spent; it resets at 00:00 UTC+8. Run `pulumi up` again then.",
  "QuotaPerMinuteExceeded.Refresh": "Run `pulumi up` again in a minute.",
  "TooMany.Refresh": "The service's queue is full: run `pulumi up` again later.",
  ServiceBusy: "The domain is being configured: run `pulumi up` again when that is done.",
  MissingSecurityToken: "The access key is a temporary one: set its security token where the key is set.",
  SignatureDoesNotMatch: "Check the access key's secret.",
};

/** Our own codes for the way to the service and back, which its error list does not have. */
const ON_THE_WAY = ["CertificateRefused", "ConnectionFailed", "ConnectionLost", "Timeout", "AnswerNotJson"];

/** Whom and what the advice is about. */
interface Subject {
  /** The RAM right that the call needs. */
  readonly right?: string | undefined;
  /** Whose keys signed it. */
  readonly caller?: string | undefined;
  /** Where the service was looked for. */
  readonly endpoint?: string | undefined;
}

/** Codes that a missing right is told with. */
const NO_RIGHT = ["Forbidden.RAM", "NoPermission"];

export const isMissingRight = (code: string) => NO_RIGHT.includes(code);

/** Codes that another account's keys can be the reason of. */
const KEYS =
  /^(?:Forbidden|NoPermission|InvalidDomain|InvalidAccessKeyId|InvalidSecurityToken|MissingSecurityToken|SignatureDoesNotMatch)/;

/** What to do; the general advice for codes that the documents do not name. */
export function adviceFor(code: string, { right, caller, endpoint }: Subject = {}): string {
  const where = endpoint ? ` ${endpoint}` : "";
  if (ON_THE_WAY.includes(code)) return `Check the network, a proxy, and the endpoint${where}.`;
  const advice = isMissingRight(code) ? missingRight(right) : adviceForCode(code);
  return caller && KEYS.test(code) ? `${advice} It was called with ${caller}.` : advice;
}

function missingRight(right: string | undefined): string {
  const named = right ? `the right ${right}` : "the right to call this operation";
  return `The RAM user lacks ${named}: attach a policy that allows it.`;
}

function adviceForCode(code: string): string {
  const exact = ADVICE[code];
  if (exact) return exact;
  if (code.startsWith("InvalidAccessKeyId")) return "Check the access key's id: it is unknown or disabled.";
  if (code.startsWith("InvalidSecurityToken")) return "Check the security token: it is wrong or expired.";
  if (code.startsWith("AuthenticationFail"))
    return "Check the OIDC token, and the trust policy of the role that it is to open.";
  if (code.includes("Throttling"))
    return "The service asks for fewer calls: run `pulumi up` again in a minute.";
  return "Run `pulumi up` again; if it fails again, look the code up in the service's error list.";
}
