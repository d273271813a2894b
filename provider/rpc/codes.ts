/**
 * How a failed call is treated:
 * - retry: a transient error of the service;
 * - throttled: the same, but the service wants fewer calls;
 * - nextMinute: the minute's quota is used up;
 * - reconnect: the connection failed, or the response is not from the service;
 * - onceMore: a copy of the call may have been accepted: look for it, and retry once;
 * - quotaExceeded: the day's quota is used up; only tomorrow helps;
 * - fatal: the user must change something.
 */
export type Treatment =
  | "retry"
  | "throttled"
  | "nextMinute"
  | "reconnect"
  | "onceMore"
  | "quotaExceeded"
  | "fatal";

/**
 * What a code is about: some of the call's domains or object paths, so that the others may be accepted in a separate
 * call; a permission, which may be one for domains; the account, its keys and its quota; or the call itself and its
 * connection.
 */
export type About = "domains" | "object paths" | "domain permission" | "account" | "call";

/**
 * What a user can do about every error code that the vendor documents for these operations, and about our own codes for
 * connection errors. Sources: the error tables of the refresh and task operations, the common errors, the lists of STS
 * and of the services (help pages, read 2026-11-20 and 25), and public reports. Codes are separated by commas, `*`
 * matches any text, and the first match counts. `{permission}`, `{endpoint}`, `{clock}` and `{caller}` are filled in,
 * see `adviceFor`.
 */
export const ADVICE: Readonly<
  Record<About, Readonly<Partial<Record<Treatment, Readonly<Record<string, string>>>>>>
> = {
  domains: {
    retry: {
      "ServiceBusy, Site.ServiceBusy, Record.ServiceBusy":
        "The domain is being configured, which takes three to five minutes: run `pulumi up` again afterwards.",
    },
    fatal: {
      // Our own code, for a host that belongs to no site.
      NoSite:
        "Use the account that has the site, or set `siteId` if the site has another name. Also check {endpoint}: " +
        "accounts of the international site need esa.ap-southeast-1.aliyuncs.com (set alicloud:region to " +
        "ap-southeast-1, or set alicloud:endpoints or ESA_ENDPOINT).",
      "Site.NotFound": "The site must belong to the account whose keys are used.{caller}",
      "InvalidDomain.NotFound": "The domain must belong to the account whose keys are used.{caller}",
      "InvalidDomain.Offline": "The domain is stopped: start it first.{caller}",
      "InvalidDomain.Configure_failed":
        "The domain's last configuration failed: correct it in the console.{caller}",
      "InvalidDomain*, IllegalOperation*, DomainInProtectedMode":
        "The account may not refresh this domain: check the domain in the console.{caller}",
      "InvalidExtensiveDomain*": "Use the full domain name: a wildcard domain cannot be refreshed.",
    },
  },
  "object paths": {
    fatal: {
      "InvalidObjectPath.Size*": "An object path is too long for the service.",
      "InvalidObjectPath.ExceedsMaximum": "A call contained too many object paths: lower limits.urlsPerCall.",
      "InvalidObjectPath*": "Check objectPaths: each must be a URL of a domain of this account.",
    },
  },
  "domain permission": {
    fatal: {
      "Forbidden.RAM, Forbidden, NoPermission":
        "The RAM user or role lacks {permission}: attach a policy that allows it.{caller}",
    },
  },
  account: {
    fatal: {
      "OperationDenied.Suspended, InsufficientBalance":
        "The service is suspended: pay the account's bill.{caller}",
      "OperationDenied*, *ServiceNotFound":
        "The service is not activated for this account: activate it in the console.{caller}",
      "NoRealNameAuthentication, Forbidden.*":
        "The account may not do this: check in the console that it is verified and not restricted.{caller}",
      "InvalidAccessKeyId*": "Check the access key id: it is unknown or disabled.{caller}",
      "SignatureDoesNotMatch, IncompleteSignature, InvalidSignatureMethod":
        "Check the access key secret.{caller}",
      MissingSecurityToken: "The access key is temporary: set its security token in the same place.{caller}",
      "InvalidSecurityToken*": "Check the security token: it is wrong or expired.{caller}",
      "InvalidTimeStamp*":
        "Set this machine's clock: {clock}. The service accepts a difference of up to 15 minutes.",
      "AuthenticationFail.OIDCToken.Expired":
        "The OIDC token has expired: CI systems issue tokens that are valid for only a few minutes. At the start of " +
        "the job, before anything is uploaded, exchange it for keys that are valid for an hour.",
      "AuthenticationFail*": "Check the OIDC token, and the trust policy of the role.",
      "EntityNotExist.Role*, InvalidParameter.RoleArn":
        "Check the role's ARN: `acs:ram::<account>:role/<name>`.",
      "InvalidParameter.RoleSessionName, InvalidParameter.DurationSeconds, InvalidParameter.Policy*":
        "Check the session name, duration and policy in the settings of the role to assume.",
    },
    quotaExceeded: {
      "QuotaExceeded.Preload": "The daily preload quota is used up; it resets at 00:00 UTC+8.",
      "QuotaExceeded*": "The daily quota is used up; it resets at 00:00 UTC+8. Run `pulumi up` again then.",
    },
    nextMinute: { "QuotaPerMinuteExceeded*": "Run `pulumi up` again in a minute." },
    throttled: {
      "TooManyRequests, FlowControlError, *Throttling*":
        "The service asks for fewer calls: run `pulumi up` again in a minute.",
    },
    retry: {
      "TooMany.Refresh": "The service's queue is full: run `pulumi up` again later.",
      PreloadQueueFull: "The account's preload queue is full: wait until the service has worked through it.",
    },
  },
  call: {
    retry: {
      "ServiceUnavailable, InternalError, SystemUpgrading":
        "The service has an internal fault: run `pulumi up` again later.",
    },
    onceMore: {
      SignatureNonceUsed:
        "The service received the call twice, perhaps from a proxy: check the network, and run `pulumi up` again.",
    },
    // Our own codes, for connection errors.
    reconnect: {
      "NoTaskId, ResponseNotUnderstood":
        "The response is not what the service documents: check the proxy, if any, and {endpoint}.",
      "ConnectionFailed, ConnectionLost, Timeout, ResponseNotJson":
        "Check the network, the proxy, if any, and {endpoint}.",
    },
    fatal: {
      CertificateRefused:
        "Check {endpoint}. If a proxy or a firewall signs certificates itself, set NODE_EXTRA_CA_CERTS to the file of its CA.",
      ProxyRefused:
        "Check the proxy's URL, with its user name and password, and which hosts the proxy allows; hosts in NO_PROXY " +
        "are called without the proxy.",
      "SingleRequest.OverLimit": "A call contained too much: lower the resource's `limits`.",
      "InvalidObjectType*": "Use an objectType that the service supports.",
      "InvalidAction*, InvalidApi.NotFound, InvalidVersion, NoSuchVersion, InvalidProduct*":
        "The service of another product or region responded: check {endpoint}.",
      "Missing*, Invalid*, Invaild*, Unsupported*":
        "The service does not accept the call: report this message to the maintainers of this package.",
    },
  },
};

/** What is known about a code. */
export interface Known {
  readonly treatment: Treatment;
  readonly about: About;
  readonly advice: string;
}

/** For a code that is not in the table. */
export const OTHERS: Known = {
  treatment: "fatal",
  about: "call",
  advice: "Run `pulumi up` again; if it fails again, look up the code in the service's error list.",
};

const rows = Object.entries(ADVICE).flatMap(([about, byTreatment]) =>
  Object.entries(byTreatment).flatMap(([treatment, advices]) =>
    Object.entries(advices).flatMap(([codes, advice]) =>
      codes
        .split(", ")
        .map((code) => ({ pattern: patternOf(code), known: { treatment, about, advice } as Known })),
    ),
  ),
);

/** The table's entry for a code, if there is one. */
export function knownOf(code: string): Known | undefined {
  return rows.find(({ pattern }) => pattern.test(code))?.known;
}

function patternOf(code: string): RegExp {
  const literal = code.replaceAll(".", "\\.").replaceAll("*", ".*");
  return new RegExp(`^${literal}$`);
}
