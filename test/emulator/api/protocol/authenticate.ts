import type { AccessKey, KeyRing } from "../account/keys";
import { type Claim, readClaim } from "./credentials";
import { documented } from "./errors";
import type { Nonces } from "./nonces";
import type { ApiRequest } from "./request";

/** The maximum difference between a request's time stamp and the service's time. */
export const TIMESTAMP_TOLERANCE = 15 * 60_000;

/** What a request is checked against. */
export interface Gate {
  readonly keys: KeyRing;
  readonly nonces: Nonces;
  /** The time that time stamps are compared with, ms since the epoch. */
  readonly timestampNow: () => number;
  /** Emulator time, for temporary keys. */
  readonly now: () => number;
}

/** The key that signed the request. Throws the service's error if the request is not authentic. */
export function authenticate(request: ApiRequest, gate: Gate): AccessKey {
  const claim = readClaim(request);
  requireTimely(claim.timestamp, gate.timestampNow());
  const key = gate.keys.find(claim.accessKeyId);
  if (key === undefined) throw documented("InvalidAccessKeyId.NotFound");
  if (key.disabled) throw documented("InvalidAccessKeyId.Inactive");
  requireToken(claim, key, gate);
  claim.verify(key.accessKeySecret);
  if (!gate.nonces.use(key.accessKeyId, claim.nonce, gate.timestampNow())) {
    throw documented("SignatureNonceUsed");
  }
  return key;
}

function requireTimely(timestamp: string, now: number): void {
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp);
  const time = wellFormed ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(time)) throw documented("InvalidTimeStamp.Format");
  if (Math.abs(now - time) > TIMESTAMP_TOLERANCE) throw documented("InvalidTimeStamp.Expired");
}

function requireToken({ securityToken }: Claim, key: AccessKey, gate: Gate): void {
  if (securityToken !== key.securityToken) {
    if (securityToken === undefined) throw documented("MissingSecurityToken");
    const code = gate.keys.hasToken(securityToken) ? "MismatchWithAccessKey" : "Malformed";
    throw documented(`InvalidSecurityToken.${code}`);
  }
  if (key.expiresAt !== undefined && gate.now() >= key.expiresAt) {
    throw documented("InvalidSecurityToken.Expired");
  }
}
