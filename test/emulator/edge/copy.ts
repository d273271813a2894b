import { createHash } from "node:crypto";
import type CachePolicy from "http-cache-semantics";
import type { CacheRule, Freshness } from "./freshness";
import { type EdgeRequest, type EdgeResponse, field, type HeaderFields } from "./http";

/** One object in one node's cache. */
export interface Copy extends EdgeResponse {
  /** As it was last fetched: scheme, host, and path and query just as they were sent. */
  readonly url: string;
  /** SHA-256 of the body, hex. */
  readonly hash: string;
  /** From the origin's Cache-Tag header. */
  readonly tags: readonly string[];
  /** The request's values of the header fields that the answer varies on. */
  readonly variant: HeaderFields;
  readonly policy: CachePolicy;
  /** When the node stored it or the origin confirmed it, ms since the epoch. */
  readonly savedAt: number;
  /** Set by a refresh: the origin must be asked before this is served again. */
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

/** The copy after the origin's 304: the old body under the new header fields (RFC 9111, 4.3.4). */
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

/** Whether the answer may be kept. Set-Cookie forbids it, unless the origin says public. */
export function isStorable({ policy, headers, variant }: Copy): boolean {
  if ("*" in variant || (headers["set-cookie"] !== undefined && policy.maxAge() === 0)) return false;
  return policy.storable();
}

export function answersVariant(copy: Copy, request: EdgeRequest): boolean {
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
