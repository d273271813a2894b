import { describe, expect, it } from "vitest";
import { findingOf } from "../../../provider/verify/finding";

const NOW = Date.parse("2026-11-25T12:00:00Z");
/** The refresh was submitted a minute ago. */
const REFRESH = { since: NOW - 60_000, cacheHeader: "X-Cache" };
const RIGHT = "0123456789abcdef";
const WRONG = "fedcba9876543210";
const EMPTY = "e3b0c44298fc1c14";
const FILE = { url: "https://static.example.com/a", isGone: false, hashes: [RIGHT] };
const GONE = { ...FILE, isGone: true, hashes: [] };
const OVER_FALLBACK = { ...FILE, isGone: true, hashes: [RIGHT] };

const response = (status: number, hash: string | undefined, headers: Record<string, string> = {}) => ({
  status,
  hash,
  headers,
  receivedAt: NOW,
});
const HIT = { "x-cache": "HIT TCP_MEM_HIT dirn:1:2" };
const MISS = { "x-cache": "MISS TCP_MISS dirn:-2:-2" };
const BEFORE = "Wed, 25 Nov 2026 11:58:00 GMT";
const AFTER = "Wed, 25 Nov 2026 11:59:30 GMT";

describe("a file that is declared", () => {
  it.each([
    ["the right bytes", 200, RIGHT, HIT, "fresh"],
    ["the right bytes, however old the copy is", 200, RIGHT, { ...HIT, age: "86400" }, "fresh"],
    ["a copy from before the refresh", 200, WRONG, { ...HIT, age: "120" }, "stale"],
    ["a copy from when the refresh was submitted", 200, WRONG, { ...HIT, age: "60" }, "stale"],
    ["a copy from just after it, as far as whole seconds tell", 200, WRONG, { ...HIT, age: "59" }, "stale"],
    ["a newer copy", 200, WRONG, { ...HIT, age: "30" }, "different"],
    [
      "a copy that only says when it was stored: before the refresh",
      200,
      WRONG,
      { ...HIT, "x-swift-savetime": BEFORE },
      "stale",
    ],
    [
      "a copy that only says when it was stored: after the refresh",
      200,
      WRONG,
      { ...HIT, "x-swift-savetime": AFTER },
      "different",
    ],
    [
      "an old copy that a layer behind the node has",
      200,
      WRONG,
      { ...HIT, age: "120", "x-swift-savetime": AFTER },
      "stale",
    ],
    ["an old copy of a layer behind a node that has none", 200, WRONG, { ...MISS, age: "120" }, "stale"],
    ["a copy of no known age", 200, WRONG, HIT, "stale"],
    ["no word of caches at all", 200, WRONG, {}, "stale"],
    ["what the origin just sent", 200, WRONG, MISS, "different"],
    ["what the origin just sent, of age 0", 200, WRONG, { ...MISS, age: "0" }, "different"],
    [
      "what the origin says is unchanged",
      200,
      WRONG,
      { "x-cache": "HIT TCP_REFRESH_HIT", age: "0" },
      "different",
    ],
    ["no bytes", 200, EMPTY, MISS, "different"],
    ["not found", 404, WRONG, MISS, "missing"],
    ["gone", 410, WRONG, {}, "missing"],
    ["not found, and known for long", 404, WRONG, { ...HIT, age: "120" }, "stale"],
    ["not found, and known since the refresh", 404, WRONG, { ...HIT, age: "30" }, "missing"],
    ["no permission", 403, WRONG, {}, "unknown"],
    ["a redirect", 302, WRONG, { location: "https://elsewhere.example.com/" }, "unknown"],
    ["a server's fault", 502, WRONG, {}, "unknown"],
    ["more than is compared", 200, undefined, {}, "unknown"],
    ["another encoding", 200, WRONG, { "content-encoding": "gzip" }, "unknown"],
    ["another encoding, as it was deployed", 200, RIGHT, { "content-encoding": "gzip" }, "fresh"],
  ] as const)("%s", (_, status, hash, headers, is) => {
    expect(findingOf(FILE, response(status, hash, headers), REFRESH).is).toBe(is);
  });

  it("has more than one right content where bases overlap, in either case", () => {
    const both = { ...FILE, hashes: [WRONG, RIGHT.toUpperCase()] };
    expect(findingOf(both, response(200, RIGHT), REFRESH).is).toBe("fresh");
    expect(findingOf(both, response(200, EMPTY, MISS), REFRESH).is).toBe("different");
  });
});

describe("a file that was removed", () => {
  it.each([
    ["not found", 404, WRONG, MISS, "fresh"],
    ["a redirect", 301, WRONG, {}, "fresh"],
    ["no bytes", 200, EMPTY, MISS, "fresh"],
    ["its bytes, from before the refresh", 200, WRONG, { ...HIT, age: "120" }, "stale"],
    ["its bytes, from the origin", 200, WRONG, MISS, "different"],
    ["no permission", 403, WRONG, {}, "unknown"],
  ] as const)("%s", (_, status, hash, headers, is) => {
    expect(findingOf(GONE, response(status, hash, headers), REFRESH).is).toBe(is);
  });

  it("may be answered by the fallback page, where there is one", () => {
    expect(findingOf(OVER_FALLBACK, response(200, RIGHT, HIT), REFRESH).is).toBe("fresh");
    expect(findingOf(OVER_FALLBACK, response(200, WRONG, MISS), REFRESH).is).toBe("different");
    expect(findingOf(GONE, response(200, RIGHT, MISS), REFRESH).is).toBe("different");
  });
});

describe("what a message says of it", () => {
  const whatOf = (status: number, headers: Record<string, string>) =>
    findingOf(FILE, response(status, WRONG, headers), REFRESH).what;

  it("identifies an old copy, and includes what the vendor's support asks for", () => {
    const headers = {
      ...HIT,
      age: "120",
      eagleid: "7f00",
      "set-cookie": "session=secret",
      "x-oss-request-id": "5",
    };
    expect(whatOf(200, headers)).toBe(
      "a copy from before the refresh (X-Cache: HIT TCP_MEM_HIT dirn:1:2, Age: 120, EagleId: 7f00)",
    );
    expect(whatOf(200, { ...HIT, "x-swift-savetime": BEFORE })).toContain(`X-Swift-SaveTime: ${BEFORE}`);
  });

  it("is cut, on one line, and without queries and signatures", () => {
    expect(whatOf(200, { "x-cache": `HIT\u0007 ${"x".repeat(500)}` }).length).toBeLessThan(120);
    expect(whatOf(302, { location: "https://x.example/a?Signature=abc&Expires=1" })).toBe(
      "redirected to https://x.example/a?... (302)",
    );
  });
});

it("another service says in another header whether it was a copy", () => {
  const esa = { ...REFRESH, cacheHeader: "x-site-cache-status" };
  const seen = (status: string) =>
    findingOf(FILE, response(200, WRONG, { "x-site-cache-status": status, age: "30" }), esa).is;
  expect(["HIT", "MISS", "DYNAMIC", "REVALIDATED"].map(seen)).toEqual(Array(4).fill("different"));
  expect(findingOf(FILE, response(200, WRONG, { "x-site-cache-status": "HIT" }), esa).is).toBe("stale");
  expect(findingOf(FILE, response(200, WRONG, { "x-site-cache-status": "EXPIRED" }), esa).is).toBe(
    "different",
  );
});

it("only what may be otherwise soon is visited again", () => {
  const mayPass = (seen: Parameters<typeof findingOf>[1]) => findingOf(FILE, seen, REFRESH).mayPass;
  expect(mayPass(response(200, WRONG, { ...HIT, age: "120" }))).toBe(true);
  expect(mayPass({ failure: "no connection (ECONNREFUSED)", isUnreachable: true })).toBe(true);
  expect([429, 500, 503].map((status) => mayPass(response(status, WRONG)))).toEqual([true, true, true]);
  expect([403, 302, 404].map((status) => mayPass(response(status, WRONG)))).toEqual([false, false, false]);
  expect(mayPass(response(200, WRONG, MISS))).toBe(false);
});
