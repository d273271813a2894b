import { timingSafeEqual } from "node:crypto";
import { documented, invalid, missing } from "./errors";
import type { ApiRequest } from "./request";
import * as v1 from "./signature-v1";
import * as v3 from "./signature-v3";

/** The credentials in a request, in either signature method. */
export interface Claim {
  readonly accessKeyId: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly securityToken: string | undefined;
  /** Throws SignatureDoesNotMatch. */
  readonly verify: (accessKeySecret: string) => void;
}

export function isV3(request: ApiRequest): boolean {
  return request.headers.authorization?.startsWith("ACS3-") ?? false;
}

/** The key id in a request, even if it is wrong. "" if there is none. */
export function claimedKeyId(request: ApiRequest): string {
  const named = v3.parseAuthorization(request.headers.authorization)?.accessKeyId;
  return named ?? request.parameters.get("AccessKeyId") ?? "";
}

/** Throws the service's error if the credentials are incomplete. */
export function readClaim(request: ApiRequest): Claim {
  return isV3(request) ? claimV3(request) : claimV1(request);
}

function claimV1(request: ApiRequest): Claim {
  const need = (name: string) => request.parameters.get(name) || fail(missing(name));
  const accessKeyId = need("AccessKeyId");
  const timestamp = need("Timestamp");
  if (need("SignatureMethod") !== "HMAC-SHA1") throw documented("InvalidSignatureMethod");
  if (need("SignatureVersion") !== "1.0") throw invalid("SignatureVersion");
  const nonce = need("SignatureNonce");
  const signature = need("Signature");
  const securityToken = request.parameters.get("SecurityToken") || undefined;
  const verify = (secret: string) => {
    const text = v1.stringToSign(request);
    if (!same(signature, v1.sign(text, secret))) throw mismatch(text);
  };
  return { accessKeyId, timestamp, nonce, securityToken, verify };
}

function claimV3(request: ApiRequest): Claim {
  const header = (name: string) => {
    const value = request.headers[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const need = (name: string) => header(name) ?? fail(missing(name));
  const authorization = v3.parseAuthorization(header("authorization"));
  if (!authorization) throw documented("IncompleteSignature");
  const { accessKeyId, signedHeaders, signature } = authorization;
  if (accessKeyId === "") throw missing("AccessKeyId");
  const timestamp = need("x-acs-date");
  const nonce = need("x-acs-signature-nonce");
  const hash = need("x-acs-content-sha256");
  const verify = (secret: string) => {
    const canonical = v3.canonicalRequest(request, signedHeaders);
    const text = v3.stringToSign(canonical);
    const complete =
      v3.unsignedHeaders(request, signedHeaders).length === 0 && hash === v3.sha256(request.body);
    if (!complete || !same(signature, v3.sign(text, secret))) throw mismatch(text);
  };
  return { accessKeyId, timestamp, nonce, securityToken: header("x-acs-security-token"), verify };
}

/** Clients parse what follows the colon. */
function mismatch(stringToSign: string): Error {
  const message = "Specified signature is not matched with our calculation. server string to sign is:";
  return documented("SignatureDoesNotMatch", message + stringToSign);
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function fail(error: Error): never {
  throw error;
}
