import { createHash, createHmac } from "node:crypto";
import { canonicalQuery } from "./encoding";
import type { ApiRequest } from "./request";

const ALGORITHM = "ACS3-HMAC-SHA256";

/** The contents of the Authorization header of signature method V3. */
export interface Authorization {
  readonly accessKeyId: string;
  /** Lower-case header names. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Undefined if the header is of another method; null if it is invalid. */
export function parseAuthorization(header: string | undefined): Authorization | null | undefined {
  if (!header?.startsWith(ALGORITHM)) return undefined;
  const match =
    /^ACS3-HMAC-SHA256 Credential=([^,\s]*), ?SignedHeaders=([^,\s]*), ?Signature=([0-9a-f]*)$/.exec(header);
  const [, accessKeyId, names, signature] = match ?? [];
  if (accessKeyId === undefined || names === undefined || signature === undefined) return null;
  return { accessKeyId, signedHeaders: names.toLowerCase().split(";"), signature };
}

/**
 * The canonical request: method, path, query, the signed headers, their names, the body's hash.
 * Source: "Request syntax and signature method V3" (2025-02-05).
 */
export function canonicalRequest(request: ApiRequest, signedHeaders: readonly string[]): string {
  const names = [...new Set(signedHeaders)].sort();
  const headers = names.map((name) => `${name}:${headerValue(request, name)}\n`).join("");
  const query = canonicalQuery(request.query);
  const hash = headerValue(request, "x-acs-content-sha256");
  return [request.method, request.path, query, headers, names.join(";"), hash].join("\n");
}

export function stringToSign(canonical: string): string {
  return `${ALGORITHM}\n${sha256(canonical)}`;
}

/** HMAC-SHA256 keyed with the secret, in lower-case hex. */
export function sign(text: string, accessKeySecret: string): string {
  return createHmac("sha256", accessKeySecret).update(text).digest("hex");
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Headers that must be signed if they are present: "all common request headers except Authorization". */
export function unsignedHeaders(request: ApiRequest, signedHeaders: readonly string[]): string[] {
  const needed = Object.keys(request.headers).filter((name) => name === "host" || name.startsWith("x-acs-"));
  return needed.filter((name) => !signedHeaders.includes(name));
}

function headerValue(request: ApiRequest, name: string): string {
  const value = request.headers[name] ?? "";
  return (Array.isArray(value) ? value.join(",") : value).trim();
}
