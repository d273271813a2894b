/** An error of the service: HTTP status, Code and Message. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/**
 * Status and message of every documented code, for errors of the emulator and for faults. Sources: the error tables of
 * RefreshObjectCaches, RefreshDcdnObjectCaches, RefreshVodObjectCaches, DescribeDcdnRefreshTasks and
 * PreloadDcdnObjectCaches, the vendor's common errors (help pages as of 2026-11-20), and the lists of STS and of the
 * services (2026-11-25). Where two pages word a message differently the newer one is used.
 */
const DOCUMENTED: Readonly<Record<string, readonly [status: number, message: string]>> = {
  // common errors
  MissingParameter: [
    400,
    "An input parameter that is mandatory for processing this request is not supplied.",
  ],
  InvalidParameter: [400, "The specified parameter is not valid."],
  InvalidParameters: [400, "The specified parameters are not valid."],
  InvalidVersion: [400, "Specified parameter Version is not valid."],
  "InvalidAction.NotFound": [404, "Specified api is not found, please check your url and method."],
  UnsupportedHTTPMethod: [403, "This http method is not supported."],
  "InvalidAccessKeyId.NotFound": [404, "Specified access key is not found."],
  "InvalidAccessKeyId.Inactive": [400, "Specified access key is disabled."],
  InvalidAccessKeyId: [400, "Specified access key is not valid."],
  SignatureDoesNotMatch: [400, "Specified signature is not matched with our calculation."],
  IncompleteSignature: [400, "The request signature does not conform to Aliyun standards."],
  InvalidSignatureMethod: [400, "Specified signature method is not valid."],
  SignatureNonceUsed: [400, "Specified signature nonce was used already."],
  "InvalidTimeStamp.Format": [400, "Specified time stamp or date value is not well formatted."],
  "InvalidTimeStamp.Expired": [400, "Specified time stamp or date value is expired."],
  MissingSecurityToken: [400, "SecurityToken is mandatory for this action."],
  "InvalidSecurityToken.Malformed": [400, "Specified SecurityToken is malformed."],
  "InvalidSecurityToken.Expired": [400, "Specified SecurityToken is expired."],
  "InvalidSecurityToken.MismatchWithAccessKey": [400, "Specified SecurityToken mismatch with the AccessKey."],
  "Forbidden.RAM": [
    403,
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  ],
  NoPermission: [403, "You are not authorized to do this action."],
  Throttling: [503, "Request was denied due to request throttling."],
  "Throttling.User": [400, "Request was denied due to user flow control."],
  "Throttling.Api": [400, "Request was denied due to api flow control."],
  "Rejected.Throttling": [503, "Request was denied due to request throttling."],
  FlowControlError: [503, "Request was denied due to flow control."],
  InternalError: [500, "The request processing has failed due to some unknown error, exception or failure."],
  ServiceUnavailable: [503, "The request has failed due to a temporary failure of the server."],
  // refresh and preload
  "SingleRequest.OverLimit": [400, "A maximum of 1000 URLs are supported for each request."],
  "InvalidObjectType.Malformed": [400, "The specified ObjectType is invalid."],
  "InvalidObjectType.ValueNotSupported": [400, "The specified value of ObjectType is not supported."],
  "InvalidObjectPath.Malformed": [400, "The specified ObjectPath is invalid."],
  "InvalidObjectPath.Size.Malformed": [400, "The size of ObjectPath is bigger than 1000."],
  "InvalidObjectPath.ExceedsMaximum": [400, "The maximum number of urls is exceeded."],
  "InvalidExtensiveDomain.ValueNotSupported": [400, "The specified ExtensiveDomain is not supported."],
  "InvalidStations.Malformed": [400, "The specified Stations is invalid."],
  "QuotaExceeded.Refresh": [400, "Your refresh attempts have exceeded the daily limit."],
  "QuotaExceeded.Preload": [400, "Your preload attempts have exceeded the daily limit."],
  "QuotaPerMinuteExceeded.Refresh": [400, "You tried to refresh too frequently; please try again later."],
  "TooMany.Refresh": [400, "The refresh queue is full; please try again later."],
  PreloadQueueFull: [400, "The warming queue is full; please try again later."],
  TooManyRequests: [429, "Too many requests, please try again later"],
  ServiceBusy: [403, "The specified Domain is configuring, please retry later."],
  "InvalidDomain.NotFound": [404, "The domain provided does not belong to you."],
  "InvalidDomain.Offline": [404, "The domain provided is offline."],
  "InvalidDomain.Configure_failed": [500, "Failed to configure the provided domain."],
  IllegalOperation: [403, "Illegal domain operate is not permitted."],
  OperationDenied: [403, "Your account does not open CDN service yet."],
  "OperationDenied.Suspended": [403, "Your CDN service is suspended."],
  // the services' own lists (help pages "Error codes" of CDN and VOD, read 2026-11-25)
  CdnServiceNotFound: [403, "Your account does not open CDN service yet."],
  SystemUpgrading: [403, "The system is being upgraded, please try again later!"],
  IllegalOperationDomain: [400, "You are not authorized to operate the domain."],
  DomainInProtectedMode: [403, "The domain is in protection mode."],
  InvaildParameter: [400, "The specified parameters are invalid."],
  "InvalidProduct.NotFound": [404, "Cannot find product according to your specified domain."],
  // esa: codes that the vendor's Terraform provider retries; the texts, and Site.NotFound, are our own
  "Site.ServiceBusy": [429, "The site is being configured, please try again later."],
  "Record.ServiceBusy": [429, "The record is being configured, please try again later."],
  "Site.NotFound": [404, "The site does not exist or does not belong to you."],
  // sts
  "InvalidParameter.RoleArn": [400, "The parameter RoleArn is wrongly formed."],
  "InvalidParameter.RoleSessionName": [400, "The parameter RoleSessionName is wrongly formed."],
  "InvalidParameter.DurationSeconds": [400, "The Min/Max value of DurationSeconds is 15min/12hr."],
  "InvalidParameter.PolicyGrammar": [400, "The parameter Policy has not passed grammar check."],
  "EntityNotExist.Role": [404, "The role not exists."],
  "AuthenticationFail.NoPermission": [401, "There is no permission"],
  "AuthenticationFail.OIDCToken.AudienceNotMatch": [401, "Invalid audience."],
  "AuthenticationFail.OIDCToken.Expired": [401, "This JsonWebToken is expired."],
  "AuthenticationFail.OIDCToken.Invalid": [401, "The Jwt content is invalid that cannot be recognized."],
  "AuthenticationFail.OIDCToken.InvalidSignature": [401, "OIDC token validate failed: invalid signature."],
  // lists of tasks
  "InvalidTaskId.Malformed": [400, "The specified TaskId is invalid."],
  "MissingParameter.ObjectType": [
    400,
    "The ObjectType parameter is required if DomainName or ObjectType is specified.",
  ],
  MissingTimeParameter: [400, "The StartTime and EndTime must be both specified."],
  "InvalidStartTime.Malformed": [400, "The specified StartTime parameter is invalid."],
  "InvalidEndTime.Malformed": [400, "The specified EndTime is invalid."],
  "InvalidStartTime.ValueNotSupported": [400, "The specified StartTime is invalid."],
  "InvalidEndTime.Mismatch": [400, "The specified EndTime is earlier than the StartTime."],
  InvalidTime: [400, "The query time cannot exceed the last 3 days."],
  "InvalidStatus.ValueNotSupported": [400, "The specified Status is not supported."],
};

export const documentedCodes: readonly string[] = Object.keys(DOCUMENTED);

/** The documented error with a code. An undocumented code has the status 400. */
export function documented(code: string, message?: string): ApiError {
  const [status, text] = DOCUMENTED[code] ?? [400, `The request was refused with ${code}.`];
  return new ApiError(status, code, message ?? text);
}

export function missing(parameter: string): ApiError {
  return documented(
    "MissingParameter",
    `The input parameter "${parameter}" that is mandatory for processing this request is not supplied.`,
  );
}

export function invalid(parameter: string): ApiError {
  return documented("InvalidParameter", `The specified parameter "${parameter}" is not valid.`);
}

export function overLimit(what: string): ApiError {
  return documented("SingleRequest.OverLimit", `A maximum of ${what} are supported for each request.`);
}
