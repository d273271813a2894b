import CachePolicy from "http-cache-semantics";
import type { Clock } from "../clock";
import { type EdgeRequest, type EdgeResponse, field, type HeaderFields } from "./http";

/** For how long responses of a site are fresh by default. */
export interface CacheRule {
  /** For responses with a body, in seconds. */
  readonly ttlSeconds: number;
  /** For the statuses 404, 405, 410, 414 and 501, in seconds. */
  readonly notFoundTtlSeconds: number;
  /** Whether `ttlSeconds` overrides max-age and Expires of the origin. */
  readonly overridesOrigin: boolean;
}

const FOUND = new Set([200, 203, 204, 300, 301, 308]);
const NOT_FOUND = new Set([404, 405, 410, 414, 501]);

const LIFETIME = /\b(?:s-maxage|max-age)=/;
const NOT_CACHED = /\b(?:no-cache|no-store|private)\b|\b(?:s-maxage|max-age)=0\b/;

/** Creates the cache policy of a response, which uses the emulator's clock. */
export type Freshness = (request: EdgeRequest, response: EdgeResponse, rule: CacheRule) => CachePolicy;

export function freshnessBy(clock: Clock): Freshness {
  class ClockedPolicy extends CachePolicy {
    now(): number {
      return clock.now();
    }
  }
  return (request, response, rule) =>
    new ClockedPolicy(
      { method: "GET", headers: { authorization: request.headers.authorization } },
      { status: response.status, headers: ruledHeaders(response, rule) },
    );
}

/** The headers of a response, with the site's TTL if it applies. */
function ruledHeaders(response: EdgeResponse, rule: CacheRule): HeaderFields {
  const control = field(response.headers, "cache-control")?.toLowerCase();
  const ttl = ruledTtl(response, control ?? "", rule);
  if (ttl === undefined) return { ...response.headers, "cache-control": control };
  const kept = (control?.split(",") ?? []).filter((directive) => !LIFETIME.test(directive));
  return { ...response.headers, "cache-control": [...kept, `max-age=${ttl}`].join(",") };
}

function ruledTtl({ status, headers }: EdgeResponse, control: string, rule: CacheRule): number | undefined {
  if (NOT_CACHED.test(control) || /no-cache/i.test(field(headers, "pragma") ?? "")) return undefined;
  const silent = headers.expires === undefined && !LIFETIME.test(control);
  if (FOUND.has(status) && (silent || rule.overridesOrigin)) return rule.ttlSeconds;
  if (NOT_FOUND.has(status) && silent) return rule.notFoundTtlSeconds;
  return undefined;
}
