/**
 * What a failed call asks for:
 * - retry: the service's fault passes by itself;
 * - throttled: the same, but the service asks for fewer calls;
 * - nextMinute: the minute's quota is spent;
 * - reconnect: the way to the service failed, or what came back is not the service's answer;
 * - onceMore: a copy of the call may have been accepted: look, and try once more;
 * - quotaSpent: the day's quota is spent, only tomorrow helps;
 * - fatal: the caller must change something.
 */
export type Treatment =
  | "retry"
  | "throttled"
  | "nextMinute"
  | "reconnect"
  | "onceMore"
  | "quotaSpent"
  | "fatal";

/**
 * What a code is about: some of the call's targets, so that the others may be accepted in a call of their own; a right,
 * which is about targets where rights are by domain; the account, its keys and its quota; or the call itself and its way.
 */
export type About = "targets" | "domain right" | "account" | "call";

/** What is known of some codes. */
export interface Known {
  /** Codes of the vendor, or our own; a `*` stands for any text. */
  readonly codes: readonly string[];
  readonly treatment: Treatment;
  readonly about: About;
  /** What a person can do. `{right}`, `{endpoint}`, `{clock}` and `{caller}` stand for what is known of the call. */
  readonly advice: string;
}

/**
 * Every code that the vendor's lists have for these operations, and our own for the way to the service. Sources: the
 * error tables of the refresh and task operations, the common errors, STS's list (help pages, read 2026-11-20 and 25),
 * and public reports. The first row that names a code counts; `OTHERS` is what counts for a code that no row names.
 */
export const CODES: readonly Known[] = [
  // Some of the targets.
  {
    codes: ["InvalidDomain.NotFound"],
    treatment: "fatal",
    about: "targets",
    advice: "The domain must belong to the account whose keys are used.{caller}",
  },
  {
    codes: ["InvalidDomain.Offline"],
    treatment: "fatal",
    about: "targets",
    advice: "The domain is stopped: start it first.{caller}",
  },
  {
    codes: ["InvalidDomain.Configure_failed"],
    treatment: "fatal",
    about: "targets",
    advice: "The domain's last configuration failed: mend it in the console.{caller}",
  },
  {
    codes: ["InvalidDomain*", "IllegalOperation*", "DomainInProtectedMode"],
    treatment: "fatal",
    about: "targets",
    advice: "The account may not refresh this domain: look at the domain in the console.{caller}",
  },
  {
    codes: ["InvalidExtensiveDomain*"],
    treatment: "fatal",
    about: "targets",
    advice: "Name real domains: a wildcard domain cannot be refreshed.",
  },
  {
    codes: ["InvalidObjectPath.Size*"],
    treatment: "fatal",
    about: "targets",
    advice: "An object path is too long for the service.",
  },
  {
    codes: ["InvalidObjectPath.ExceedsMaximum"],
    treatment: "fatal",
    about: "targets",
    advice: "One call held too many object paths: lower limits.urlsPerCall.",
  },
  {
    codes: ["InvalidObjectPath*"],
    treatment: "fatal",
    about: "targets",
    advice: "Check objectPaths: each must be a URL of a domain of this account.",
  },
  {
    codes: ["ServiceBusy"],
    treatment: "retry",
    about: "targets",
    advice:
      "The domain is being configured, which takes three to five minutes: run `pulumi up` again when that is done.",
  },
  // A right.
  {
    codes: ["Forbidden.RAM", "Forbidden", "NoPermission"],
    treatment: "fatal",
    about: "domain right",
    advice: "The RAM user lacks {right}: attach a policy that allows it.{caller}",
  },
  // The account.
  {
    codes: ["OperationDenied.Suspended", "InsufficientBalance"],
    treatment: "fatal",
    about: "account",
    advice: "The service is suspended: settle the account's bill.{caller}",
  },
  {
    codes: ["OperationDenied*", "*ServiceNotFound"],
    treatment: "fatal",
    about: "account",
    advice: "The service is not opened for this account: open it in the console.{caller}",
  },
  {
    codes: ["NoRealNameAuthentication", "Forbidden.*"],
    treatment: "fatal",
    about: "account",
    advice:
      "The account may not do this: look in the console whether it is verified and not restricted.{caller}",
  },
  {
    codes: ["InvalidAccessKeyId*"],
    treatment: "fatal",
    about: "account",
    advice: "Check the access key's id: it is unknown or disabled.{caller}",
  },
  {
    codes: ["SignatureDoesNotMatch", "IncompleteSignature", "InvalidSignatureMethod"],
    treatment: "fatal",
    about: "account",
    advice: "Check the access key's secret.{caller}",
  },
  {
    codes: ["MissingSecurityToken"],
    treatment: "fatal",
    about: "account",
    advice: "The access key is a temporary one: set its security token where the key is set.{caller}",
  },
  {
    codes: ["InvalidSecurityToken*"],
    treatment: "fatal",
    about: "account",
    advice: "Check the security token: it is wrong or expired.{caller}",
  },
  {
    codes: ["InvalidTimeStamp*"],
    treatment: "fatal",
    about: "account",
    advice: "Set this machine's clock: {clock}. The service takes calls whose time is right to 15 minutes.",
  },
  {
    codes: ["AuthenticationFail.OIDCToken.Expired"],
    treatment: "fatal",
    about: "account",
    advice:
      "The OIDC token has ended: those of CI systems live some minutes. Exchange it for an hour's keys at the start of " +
      "the job, before anything is uploaded.",
  },
  {
    codes: ["AuthenticationFail*"],
    treatment: "fatal",
    about: "account",
    advice: "Check the OIDC token, and the trust policy of the role that it is to open.",
  },
  {
    codes: ["EntityNotExist.Role*", "InvalidParameter.RoleArn"],
    treatment: "fatal",
    about: "account",
    advice: "Check the role's ARN: acs:ram::<account>:role/<name>.",
  },
  {
    codes: [
      "InvalidParameter.RoleSessionName",
      "InvalidParameter.DurationSeconds",
      "InvalidParameter.Policy*",
    ],
    treatment: "fatal",
    about: "account",
    advice: "Check the session's name, length and policy in the settings of the role that is to be assumed.",
  },
  {
    codes: ["QuotaExceeded*"],
    treatment: "quotaSpent",
    about: "account",
    advice: "The day's quota is spent; it resets at 00:00 UTC+8. Run `pulumi up` again then.",
  },
  {
    codes: ["QuotaPerMinuteExceeded*"],
    treatment: "nextMinute",
    about: "account",
    advice: "Run `pulumi up` again in a minute.",
  },
  {
    codes: ["TooMany.Refresh", "PreloadQueueFull"],
    treatment: "retry",
    about: "account",
    advice: "The service's queue is full: run `pulumi up` again later.",
  },
  {
    codes: ["TooManyRequests", "FlowControlError", "*Throttling*"],
    treatment: "throttled",
    about: "account",
    advice: "The service asks for fewer calls: run `pulumi up` again in a minute.",
  },
  // The call.
  {
    codes: ["SingleRequest.OverLimit"],
    treatment: "fatal",
    about: "call",
    advice: "One call held too much: lower the resource's limits.",
  },
  {
    codes: ["InvalidObjectType*"],
    treatment: "fatal",
    about: "call",
    advice: "Use an objectType that the service has.",
  },
  {
    codes: ["InvalidAction*", "InvalidVersion", "NoSuchVersion", "InvalidProduct*"],
    treatment: "fatal",
    about: "call",
    advice: "The service of another product or region answered: check {endpoint}.",
  },
  {
    codes: ["SignatureNonceUsed"],
    treatment: "onceMore",
    about: "call",
    advice:
      "A copy of the call came first, as if a proxy sent calls twice: check the network, and run `pulumi up` again.",
  },
  {
    codes: ["ServiceUnavailable", "InternalError", "SystemUpgrading"],
    treatment: "retry",
    about: "call",
    advice: "The service has a fault of its own: run `pulumi up` again later.",
  },
  {
    codes: ["Missing*", "Invalid*", "Invaild*", "Unsupported*"],
    treatment: "fatal",
    about: "call",
    advice: "The service does not take the call as it is: report it to this package, with the message.",
  },
  // The way to the service and back: our own codes, which its list does not have.
  {
    codes: ["NoTaskId", "AnswerNotUnderstood"],
    treatment: "reconnect",
    about: "call",
    advice: "What answered is not the service as it is documented: check a proxy, and {endpoint}.",
  },
  {
    codes: ["CertificateRefused"],
    treatment: "fatal",
    about: "call",
    advice: "Check the network, a proxy, and {endpoint}.",
  },
  {
    codes: ["ConnectionFailed", "ConnectionLost", "Timeout", "AnswerNotJson"],
    treatment: "reconnect",
    about: "call",
    advice: "Check the network, a proxy, and {endpoint}.",
  },
];

/** A code that no list names. */
export const OTHERS: Known = {
  codes: ["*"],
  treatment: "fatal",
  about: "call",
  advice: "Run `pulumi up` again; if it fails again, look the code up in the service's error list.",
};

const patterns = CODES.flatMap((known) => known.codes.map((code) => ({ pattern: patternOf(code), known })));

/** The code's row; undefined for a code that no row names. */
export function knownOf(code: string): Known | undefined {
  return patterns.find(({ pattern }) => pattern.test(code))?.known;
}

function patternOf(code: string): RegExp {
  const literal = code.replaceAll(".", "\\.").replaceAll("*", ".*");
  return new RegExp(`^${literal}$`);
}
