import { createHash } from "node:crypto";
import type CachePolicy from "http-cache-semantics";
import type { CacheRule, Freshness } from "./freshness";
import { type EdgeRequest, type EdgeResponse, field, type HeaderFields } from "./http";

/** A copy in a node's cache. */
export interface Copy extends EdgeResponse {
  /** The URL of the last fetch, with path and query exactly as sent. */
  readonly url: string;
  /** SHA-256 of the body, hex. */
  readonly hash: string;
  /** From the origin's Cache-Tag header. */
  readonly tags: readonly string[];
  /** The request's values of the headers in Vary. */
  readonly variant: HeaderFields;
  readonly policy: CachePolicy;
  /** When it was stored or revalidated (ms since the epoch). */
  readonly savedAt: number;
  /** Set by a refresh: the copy must be revalidated before it is served again. */
  expired: boolean;
}

export function makeCopy(
  request: EdgeRequest,
  response: EdgeResponse,
  freshness: Freshness,
  rule: CacheRule,
  now: number,
): Copy {
  const { status, headers, body } = response;
  return {
    url: request.url.origin + request.target,
    status,
    headers,
    body,
    hash: createHash("sha256").update(body).digest("hex"),
    tags: list(field(headers, "cache-tag")),
    variant: pick(request.headers, list(field(headers, "vary")?.toLowerCase())),
    policy: freshness(request, response, rule),
    savedAt: now,
    expired: false,
  };
}

/** The copy after a 304 of the origin: the old body with the new headers (RFC 9111, 4.3.4). */
export function renewCopy(
  copy: Copy,
  request: EdgeRequest,
  { headers }: EdgeResponse,
  freshness: Freshness,
  rule: CacheRule,
  now: number,
): Copy {
  const { "content-length": _, "content-encoding": __, "content-range": ___, ...updates } = headers;
  const merged = { status: copy.status, body: copy.body, headers: { ...copy.headers, ...updates } };
  return { ...makeCopy(request, merged, freshness, rule, now), hash: copy.hash };
}

/** Whether a response may be cached. With Set-Cookie only if it is public. */
export function isStorable({ policy, headers, variant }: Copy): boolean {
  if ("*" in variant || (headers["set-cookie"] !== undefined && policy.maxAge() === 0)) return false;
  return policy.storable();
}

export function isVariantFor(copy: Copy, request: EdgeRequest): boolean {
  return Object.keys(copy.variant).every(
    (name) => field(copy.variant, name) === field(request.headers, name),
  );
}

function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function pick(headers: HeaderFields, names: readonly string[]): HeaderFields {
  return Object.fromEntries(names.map((name) => [name, headers[name]]));
}
