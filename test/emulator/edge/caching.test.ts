import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, originOf, SITE } from "./fixture";

const DAY = 24 * 60 * 60 * 1_000;

describe("how long a copy is kept", () => {
  it("is thirty days if neither the origin nor the domain sets one", async () => {
    const { cache, clock } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    await cache("/a.css");
    clock.advance(30 * DAY - 1_000);
    expect(await cache("/a.css")).toBe("HIT");
    clock.advance(1_000);
    expect(await cache("/a.css")).toBe("REVALIDATED");
    expect(await cache("/a.css")).toBe("HIT");
  });

  const domains = { "static.example.com": { ttlSeconds: 100 } };
  const overriding = { "static.example.com": { ttlSeconds: 100, overridesOrigin: true } };
  const inFiftySeconds = "Sun, 01 Jan 2040 12:00:50 GMT";

  it.each([
    ["the domain's TTL", domains, {}, 100],
    ["the origin's max-age", domains, { "cache-control": "max-age=50" }, 50],
    ["the origin's s-maxage before its max-age", domains, { "cache-control": "max-age=7, s-maxage=50" }, 50],
    ["the origin's Expires", domains, { expires: inFiftySeconds }, 50],
    ["the domain's TTL, where Cache-Control says no time", domains, { "cache-control": "public" }, 100],
    ["max-age with must-revalidate", domains, { "cache-control": "Max-Age=50, must-revalidate" }, 50],
    ["the overriding domain's TTL", overriding, { "cache-control": "public, max-age=50" }, 100],
    ["the overriding domain's TTL against Expires", overriding, { expires: inFiftySeconds }, 100],
  ])("is %s", async (_, rules, headers: Record<string, string>, seconds) => {
    const site = folderOf({ "a.css": "a" });
    const { edge, cache, clock } = await edgeBefore(site.path, { domains: rules, headers: () => headers });
    const first = await edge.get(`${SITE}/a.css`);
    expect(first.headers["x-swift-cachetime"]).toBe(String(seconds));
    expect(first.headers["cache-control"]).toBe(headers["cache-control"]);
    clock.advance(seconds * 1_000 - 1);
    expect(await cache("/a.css")).toBe("HIT");
    clock.advance(1);
    expect(await cache("/a.css")).toBe("REVALIDATED");
  });

  it.each([
    { "cache-control": "no-store" },
    { "cache-control": "private, max-age=50" },
    { "cache-control": "no-cache" },
    { "cache-control": "max-age=0" },
    { pragma: "no-cache" },
    { "set-cookie": "a=b" },
    { vary: "*" },
    { vary: "accept, *" },
  ])("is zero with %o, and no rule of the domain changes that", async (headers) => {
    const site = folderOf({ "a.css": "old" });
    const { cache, text } = await edgeBefore(site.path, { domains: overriding, headers: () => headers });
    await cache("/a.css");
    site.write("a.css", "new");
    expect(await text("/a.css")).toBe("new");
    expect(await cache("/a.css")).not.toBe("HIT");
  });

  it("is a minute for what does not exist, or what the domain says", async () => {
    const rules = { "static.example.com": { notFoundTtlSeconds: 5 } };
    const { cache, clock } = await edgeBefore(folderOf({}).path, { domains: rules });
    await cache("/none");
    clock.advance(4_999);
    expect(await cache("/none")).toBe("HIT");
    clock.advance(1);
    expect(await cache("/none")).toBe("MISS");
  });

  it("takes the header fields of a 304 over", async () => {
    let control = "max-age=10";
    const site = folderOf({ "a.css": "a" });
    const { edge, cache, clock } = await edgeBefore(site.path, {
      headers: () => ({ "cache-control": control }),
    });
    await cache("/a.css");
    control = "max-age=1000";
    clock.advance(10_000);
    const renewed = await edge.get(`${SITE}/a.css`);
    expect([renewed.cache, renewed.headers["cache-control"]]).toEqual(["REVALIDATED", "max-age=1000"]);
    expect(renewed.headers["x-swift-savetime"]).toBe("Sun, 01 Jan 2040 12:00:10 GMT");
    clock.advance(999_000);
    expect(await cache("/a.css")).toBe("HIT");
  });
});

describe("response headers", () => {
  it("tell the age, the cache's outcome and the node", async () => {
    const { edge, clock } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    const miss = (await edge.get(`${SITE}/a.css`, { node: 1 })).headers;
    clock.advance(90_000);
    const hit = (await edge.get(`${SITE}/a.css`, { node: 1 })).headers;
    expect([miss.age, miss["x-cache"], miss.via]).toEqual([
      "0",
      "MISS TCP_MISS dirn:-2:-2",
      "node1.edge[0,200-0,M], node1.edge[1,0]",
    ]);
    expect([hit.age, hit["x-cache"], hit.via]).toEqual([
      "90",
      "HIT TCP_MEM_HIT dirn:-2:-2",
      "node1.edge[0,200-0,H], node1.edge[1,0]",
    ]);
    const stored = "Sun, 01 Jan 2040 12:00:00 GMT";
    expect([miss.date, miss["x-swift-savetime"]]).toEqual([stored, stored]);
    expect([hit.date, hit["x-swift-savetime"]]).toEqual([stored, stored]);
    expect(hit.eagleid).toMatch(new RegExp(`^7f000002${Date.parse(stored) + 90_000}[0-9]{4}e$`));
    expect(miss.eagleid).not.toBe(hit.eagleid);
    expect(hit.etag).toBe(miss.etag);
  });

  it("count the age that the response had when it came from the origin", async () => {
    const origin = await originOf((_, response) => response.setHeader("age", "40").end("a"));
    const { edge, clock } = await edgeBefore(origin.url);
    await edge.get(`${SITE}/a.css`);
    clock.advance(2_000);
    expect((await edge.get(`${SITE}/a.css`)).headers.age).toBe("42");
  });
});

describe("which requests share a copy", () => {
  it("keeps query strings apart, or together where the domain ignores them", async () => {
    const domains = { "static.example.com": { ignoreQuery: true } };
    const { edge, cache, refresh } = await edgeBefore(folderOf({ "a.css": "a" }).path, { domains });
    await cache("/a.css?v=1");
    expect(await cache("/a.css?v=2")).toBe("HIT");
    refresh({ paths: [`${SITE}/a.css?v=3`] });
    expect(await cache("/a.css?v=1")).toBe("MISS");

    await edge.get("http://other.example.com/a.css?v=1");
    expect((await edge.get("http://other.example.com/a.css?v=2")).cache).toBe("MISS");
  });

  it("keeps what a response varies on apart, and refreshes all of it", async () => {
    const origin = await originOf((request, response) => {
      response.setHeader("vary", "Accept-Language").end(request.headers["accept-language"] ?? "any");
    });
    const { edge, refresh } = await edgeBefore(origin.url);
    const visit = async (language: string) => {
      const { body, cache } = await edge.get(`${SITE}/a`, { headers: { "accept-language": language } });
      return `${body} ${cache}`;
    };
    expect([await visit("en"), await visit("de")]).toEqual(["en MISS", "de MISS"]);
    expect([await visit("en"), await visit("de")]).toEqual(["en HIT", "de HIT"]);
    refresh({ paths: [`${SITE}/a`] });
    expect([await visit("en"), await visit("de")]).toEqual(["en MISS", "de MISS"]);
  });

  it("does not share what was answered to credentials", async () => {
    const origin = await originOf((_, response) => response.end("a"));
    const { edge, cache } = await edgeBefore(origin.url);
    await edge.get(`${SITE}/a`, { headers: { authorization: "Basic YTpi" } });
    expect(await cache("/a")).toBe("MISS");
  });

  it("sends other methods on, and keeps nothing of them", async () => {
    const origin = await originOf((request, response) => {
      response.write(request.method);
      response.end();
    });
    const { edge } = await edgeBefore(origin.url);
    const post = () => edge.get(`${SITE}/a`, { method: "POST" });
    expect([(await post()).cache, (await post()).body.toString()]).toEqual(["MISS", "POST"]);
    expect((await edge.get(`${SITE}/a`)).body.toString()).toBe("GET");
  });
});
