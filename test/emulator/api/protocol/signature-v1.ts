import { createHmac } from "node:crypto";
import { canonicalQuery, percentEncode } from "./encoding";
import type { ApiRequest } from "./request";

/**
 * The string to sign of the RPC signature 1.0: the method, the path and all parameters of query and body except the
 * signature itself. Source: "Request syntax and signature method V2 for RPC APIs" (2025-12-08).
 */
export function stringToSign(request: ApiRequest): string {
  const signed = [...request.parameters].filter(([name]) => name !== "Signature");
  return [request.method, percentEncode("/"), percentEncode(canonicalQuery(signed))].join("&");
}

/** HMAC-SHA1 of the string, keyed with the secret and an ampersand, in base64. */
export function sign(text: string, accessKeySecret: string): string {
  return createHmac("sha1", `${accessKeySecret}&`).update(text).digest("base64");
}
