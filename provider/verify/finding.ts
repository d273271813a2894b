import { quoted } from "../rpc/quoted";
import type { Expected } from "./expected";
import type { PageResponse, Seen } from "./page-response";

/** The result of a visit, see {@link Verified}. */
export interface Finding {
  readonly is: "fresh" | "stale" | "different" | "missing" | "unknown";
  /** A description for messages. */
  readonly what: string;
  /** Whether another visit may soon have another result. */
  readonly mayPass: boolean;
}

/** What distinguishes copies from before the refresh. */
export interface Refresh {
  /** When the refresh was submitted (ms since the epoch), by the same clock as `receivedAt`. */
  readonly since: number;
  /** The response header in which an edge reports a cache hit. */
  readonly cacheHeader: string;
}

const FRESH: Finding = { is: "fresh", what: "", mayPass: false };
const unknown = (what: string, mayPass = false): Finding => ({ is: "unknown", what, mayPass });

/** Compares the response to a visit with what was expected. */
export function findingOf({ isGone, hashes }: Expected, seen: Seen, refresh: Refresh): Finding {
  if ("failure" in seen) return unknown(seen.failure, true);
  const { status, headers, hash } = seen;
  const isAbsent = status === 404 || status === 410;
  const isRedirect = status >= 300 && status < 400;
  if (isGone && (isAbsent || isRedirect || (status === 200 && hash === EMPTY))) return FRESH;
  if (isAbsent) return notThere(seen, refresh);
  if (isRedirect) return unknown(`redirected to ${withoutQuery(headers.location)} (${status})`);
  if (status !== 200) return unknown(`status ${status}`, status === 429 || status >= 500);
  if (hash !== undefined && hashes.some((one) => one.toLowerCase() === hash)) return FRESH;
  if (hash === undefined) return unknown("not checked: too large, and without a SHA-256 in its headers");
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    return unknown(`not checked: its encoding is ${quoted(String(encoding), 20)}, which was not requested`);
  return wrongBytes(isGone, seen, refresh);
}

/** The hash of an empty body. */
const EMPTY = "e3b0c44298fc1c14";

function wrongBytes(isGone: boolean, response: PageResponse, refresh: Refresh): Finding {
  const source = sourceOf(response, refresh);
  const evidence = evidenceIn(response, refresh);
  if (source === "old copy" || source === "copy")
    return {
      is: "stale",
      what: `${source === "copy" ? "a copy of unknown age" : "a copy from before the refresh"}${evidence}`,
      mayPass: true,
    };
  const what = isGone ? "removed, and the origin still serves it" : "other bytes, from the origin";
  return { is: "different", what: `${what}${evidence}`, mayPass: false };
}

/** Edges also cache "not found". */
function notThere(response: PageResponse, refresh: Refresh): Finding {
  const evidence = evidenceIn(response, refresh);
  return sourceOf(response, refresh) === "old copy"
    ? { is: "stale", what: `not found, as before the refresh${evidence}`, mayPass: true }
    : { is: "missing", what: `not found${evidence}`, mayPass: false };
}

/**
 * Where a response comes from. The header Age is the age of a copy in any layer of the service, and depends only on the
 * local clock; X-Swift-SaveTime depends on the node's clock. What one layer has just fetched can be an old copy of
 * another layer.
 */
function sourceOf({ headers, receivedAt }: PageResponse, { since, cacheHeader }: Refresh) {
  const age = Number.parseInt(headers.age ?? "", 10);
  // Both are in whole seconds. This is the earliest possible time: a copy that may be old is visited again.
  const savedAt =
    age >= 0 ? receivedAt - (age + 1) * 1_000 : Date.parse(String(headers["x-swift-savetime"] ?? ""));
  const isOld = savedAt <= since;
  const cache = headers[cacheHeader.toLowerCase()];
  const isFetched = cache !== undefined && !/HIT|REVALIDATED|STALE|UPDATING/i.test(String(cache));
  if (isFetched) return age > 0 && isOld ? "old copy" : "origin";
  if (Number.isNaN(savedAt)) return "copy";
  return isOld ? "old copy" : "origin";
}

/** The headers that the vendor's support asks for, and those that show the age of a copy. */
function evidenceIn({ headers }: PageResponse, { cacheHeader }: Refresh): string {
  const names = [cacheHeader, "Age", ...(headers.age === undefined ? ["X-Swift-SaveTime"] : []), "EagleId"];
  const fields = names.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : `${name}: ${quoted(String(value), 60)}`;
  });
  return fields.length > 0 ? ` (${fields.join(", ")})` : "";
}

/** Without the query, since a redirect can lead to a signed URL. */
const withoutQuery = (location = "nowhere") => quoted(location.replace(/[?#].*$/s, "?..."), 100);
