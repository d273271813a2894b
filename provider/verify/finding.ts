import { quoted } from "../rpc/quoted";
import type { Expected } from "./expected";
import type { PageResponse, Seen } from "./page-response";

/** What a visit has found, see {@link Verified}. */
export interface Finding {
  readonly is: "fresh" | "stale" | "different" | "missing" | "unknown";
  /** What was seen, for messages. */
  readonly what: string;
  /** Whether another visit may soon find something else. */
  readonly mayPass: boolean;
}

/** When a copy may be from, and how the service says that it is one. */
export interface Refresh {
  /** When the refresh was submitted, by the clock that answers are received by (ms since the epoch). */
  readonly since: number;
  /** The header in which an edge says whether it served a copy. */
  readonly cacheHeader: string;
}

const FRESH: Finding = { is: "fresh", what: "", mayPass: false };
const unknown = (what: string, mayPass = false): Finding => ({ is: "unknown", what, mayPass });

/** Compares what a visitor got with what was to be got. */
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
  if (hash === undefined) return unknown("not checked: too large, and without a SHA-256 in its header");
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    return unknown(`not checked: its encoding is ${quoted(String(encoding), 20)}, which was not requested`);
  return wrongBytes(isGone, seen, refresh);
}

/** The SHA-256 of no bytes. */
const EMPTY = "e3b0c44298fc1c14";

function wrongBytes(isGone: boolean, answer: PageResponse, refresh: Refresh): Finding {
  const source = sourceOf(answer, refresh);
  const evidence = evidenceIn(answer, refresh);
  if (source === "old copy" || source === "copy")
    return {
      is: "stale",
      what: `${source === "copy" ? "a copy of unknown age" : "a copy from before the refresh"}${evidence}`,
      mayPass: true,
    };
  const what = isGone ? "removed, and the origin still serves it" : "other bytes, from the origin";
  return { is: "different", what: `${what}${evidence}`, mayPass: false };
}

/** Edges keep for a while that something was not found. */
function notThere(answer: PageResponse, refresh: Refresh): Finding {
  const evidence = evidenceIn(answer, refresh);
  return sourceOf(answer, refresh) === "old copy"
    ? { is: "stale", what: `not found, as before the refresh${evidence}`, mayPass: true }
    : { is: "missing", what: `not found${evidence}`, mayPass: false };
}

/**
 * Where an answer's body is from. Age tells how old it is in whichever layer of the service it was kept, and needs no
 * clock but ours; X-Swift-SaveTime is by the node's. What its layer fetched just now can be another layer's copy.
 */
function sourceOf({ headers, receivedAt }: PageResponse, { since, cacheHeader }: Refresh) {
  const age = Number.parseInt(headers.age ?? "", 10);
  // Both are in whole seconds. This is the earliest time that they can mean: what may be old may also go by itself.
  const savedAt =
    age >= 0 ? receivedAt - (age + 1) * 1_000 : Date.parse(String(headers["x-swift-savetime"] ?? ""));
  const isOld = savedAt <= since;
  const cache = headers[cacheHeader.toLowerCase()];
  const isFetched = cache !== undefined && !/HIT|REVALIDATED|STALE|UPDATING/i.test(String(cache));
  if (isFetched) return age > 0 && isOld ? "old copy" : "origin";
  if (Number.isNaN(savedAt)) return "copy";
  return isOld ? "old copy" : "origin";
}

/** What the vendor's support asks for, and what tells an old copy from a new one. */
function evidenceIn({ headers }: PageResponse, { cacheHeader }: Refresh): string {
  const names = [cacheHeader, "Age", ...(headers.age === undefined ? ["X-Swift-SaveTime"] : []), "EagleId"];
  const fields = names.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : `${name}: ${quoted(String(value), 60)}`;
  });
  return fields.length > 0 ? ` (${fields.join(", ")})` : "";
}

/** A redirect can lead to a signed URL. */
const withoutQuery = (location = "nowhere") => quoted(location.replace(/[?#].*$/s, "?..."), 100);
