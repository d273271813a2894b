import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, originOf, SITE } from "./fixture";

const URL_A = `${SITE}/a.txt`;

describe("Range", () => {
  it.each([
    ["bytes=0-3", 206, "bytes 0-3/10", "0123"],
    ["bytes=7-", 206, "bytes 7-9/10", "789"],
    ["bytes=-2", 206, "bytes 8-9/10", "89"],
    ["bytes=-99", 206, "bytes 0-9/10", "0123456789"],
    ["bytes=8-99", 206, "bytes 8-9/10", "89"],
    ["bytes=10-", 416, "bytes */10", ""],
    ["bytes=-0", 416, "bytes */10", ""],
    ["bytes=5-4", 200, undefined, "0123456789"],
    ["bytes=-", 200, undefined, "0123456789"],
    ["bytes=0-1,4-5", 200, undefined, "0123456789"],
    ["lines=1-2", 200, undefined, "0123456789"],
  ])("%s is answered %i, from the whole copy", async (range, status, contentRange, text) => {
    const { edge, cache } = await edgeBefore(folderOf({ "a.txt": "0123456789" }).path);
    const got = await edge.get(URL_A, { headers: { range } });
    expect([got.status, got.headers["content-range"], got.body.toString()]).toEqual([
      status,
      contentRange,
      text,
    ]);
    expect(got.headers["content-length"]).toBe(String(text.length));
    expect(await cache("/a.txt")).toBe("HIT");
  });

  it("asks the origin for the whole object", async () => {
    const origin = await originOf((_, response) => response.end("0123456789"));
    const { edge } = await edgeBefore(origin.url);
    await edge.get(URL_A, { headers: { range: "bytes=0-0", "if-none-match": '"x"' } });
    expect(origin.requests[0]?.headers).not.toHaveProperty("range");
    expect(origin.requests[0]?.headers).not.toHaveProperty("if-none-match");
  });

  it("only continues what the client has of the same object", async () => {
    const { edge } = await edgeBefore(folderOf({ "a.txt": "0123456789" }).path);
    const { etag = "" } = (await edge.get(URL_A)).headers;
    const rest = (ifRange: string) =>
      edge.get(URL_A, { headers: { range: "bytes=5-", "if-range": ifRange } });
    expect((await rest(etag)).status).toBe(206);
    expect((await rest('"another"')).status).toBe(200);
  });
});

describe("HEAD", () => {
  it("brings the header fields of the object, and the object into the cache", async () => {
    const { edge } = await edgeBefore(folderOf({ "a.txt": "0123456789" }).path);
    const head = await edge.get(URL_A, { method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, "10", 0]);
    const get = await edge.get(URL_A);
    expect([get.cache, get.body.toString()]).toEqual(["HIT", "0123456789"]);
  });
});

describe("conditional requests", () => {
  it("are answered 304 from the copy", async () => {
    const { edge } = await edgeBefore(folderOf({ "a.txt": "0123456789" }).path);
    const { headers } = await edge.get(URL_A);
    const known = { etag: headers.etag ?? "", modified: headers["last-modified"] ?? "" };
    const ask = (asked: Record<string, string>) => edge.get(URL_A, { headers: asked });

    const same = await ask({ "if-none-match": known.etag });
    expect([same.status, same.cache, same.body.length, same.headers.etag]).toEqual([
      304,
      "HIT",
      0,
      known.etag,
    ]);
    expect((await ask({ "if-modified-since": known.modified })).status).toBe(304);
    expect((await ask({ "if-none-match": '"another"' })).status).toBe(200);
    expect((await ask({ "if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT" })).status).toBe(200);
  });

  it("get the new bytes when the node's own question to the origin brings them", async () => {
    const site = folderOf({ "a.txt": "old" });
    const { edge, refresh } = await edgeBefore(site.path);
    const { etag = "" } = (await edge.get(URL_A)).headers;
    site.write("a.txt", "new");
    refresh({ objectType: "Directory", paths: [`${SITE}/`] });
    const got = await edge.get(URL_A, { headers: { "if-none-match": etag } });
    expect([got.status, got.body.toString()]).toEqual([200, "new"]);
  });
});
