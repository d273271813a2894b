import { expect, it } from "vitest";
import { virtualClock } from "../clock";
import { edgeBefore, folderOf, originOf, SITE } from "./fixture";
import { startEdge } from "./index";

it("picks the origin by the Host header, ignoring case and port", async () => {
  const one = folderOf({ "a.css": "one" });
  const two = await originOf((request, response) => response.end(request.headers.host));
  const { edge } = await edgeBefore({ "Static.example.com": one.path, "two.example.com": two.url });
  const text = async (url: string) => (await edge.get(url)).body.toString();
  expect(await text("http://STATIC.example.com:8080/a.css")).toBe("one");
  expect(await text("https://two.example.com/a.css")).toBe("two.example.com");
  const none = await edge.get("http://none.example.com/a.css");
  expect([none.status, none.body.toString()]).toEqual([403, expect.stringContaining("none.example.com")]);
});

it("sends path, query, base path and end-to-end header fields to the origin's URL", async () => {
  const origin = await originOf((_, response) => response.end("body"));
  const { edge } = await edgeBefore(`${origin.url}/base/`);
  await edge.get(`${SITE}/a%20b?x=%2F`, { headers: { te: "trailers", "accept-encoding": "br" } });
  expect(origin.requests).toMatchObject([{ method: "GET", url: "/base/a%20b?x=%2F" }]);
  expect(origin.requests[0]?.headers).toMatchObject({ host: "static.example.com", "accept-encoding": "br" });
  expect(origin.requests[0]?.headers).not.toHaveProperty("te");
});

it("asks the origin's URL whether the copy still holds, and keeps the copy's encoding", async () => {
  const origin = await originOf((request, response) => {
    const same = request.headers["if-none-match"] === '"1"';
    response.writeHead(same ? 304 : 200, { etag: '"1"', "content-encoding": same ? "br" : "gzip" });
    response.end(same ? undefined : "zipped");
  });
  const { edge, refresh } = await edgeBefore(origin.url);
  await edge.get(`${SITE}/a`);
  refresh({ objectType: "Directory", paths: [`${SITE}/`] });
  const again = await edge.get(`${SITE}/a`);
  expect([again.cache, again.body.toString()]).toEqual(["REVALIDATED", "zipped"]);
  expect(again.headers["content-encoding"]).toBe("gzip");
});

it("passes an origin's failure on, and keeps the copy that it had", async () => {
  let status = 200;
  const origin = await originOf((_, response) => {
    response.statusCode = status;
    response.end("body");
  });
  const { edge, refresh } = await edgeBefore(origin.url);
  await edge.get(`${SITE}/a`);
  refresh({ objectType: "Directory", paths: [`${SITE}/`] });
  status = 503;
  expect((await edge.get(`${SITE}/a`)).status).toBe(503);
  expect(await edge.copies()).toMatchObject([{ status: 200, state: "stale", expired: true }]);
  status = 200;
  expect((await edge.get(`${SITE}/a`)).status).toBe(200);
});

it("answers 502 when the origin cannot be reached or breaks off", async () => {
  const broken = await originOf((_, response) => {
    response.writeHead(200, { "content-length": "10" }).write("abc", () => response.destroy());
  });
  const { edge } = await edgeBefore({ "a.example.com": "http://127.0.0.1:1", "b.example.com": broken.url });
  for (const site of ["a", "b"]) {
    const got = await edge.get(`http://${site}.example.com/`);
    expect([got.status, got.body.toString()]).toEqual([502, expect.stringContaining("cannot be reached")]);
  }
});

it("picks the node by header, and says which there are", async () => {
  const { edge, cache } = await edgeBefore(folderOf({ "a.css": "a" }).path, { nodes: 2 });
  await cache("/a.css", 1);
  expect([await cache("/a.css", 1), await cache("/a.css", 0)]).toEqual(["HIT", "MISS"]);
  for (const node of [2, -1, 0.5]) {
    const got = await edge.get(`${SITE}/a.css`, { node });
    expect([got.status, got.body.toString()]).toEqual([400, "x-edge-node: expected 0 to 1.\n"]);
  }
});

it("names an origin that is neither a folder nor a URL, and an invalid URL", async () => {
  await expect(startEdge({ clock: virtualClock(), origin: "/no/such/folder" })).rejects.toThrow(
    "origin: expected a folder or an http(s) URL, got /no/such/folder",
  );
  const { edge } = await edgeBefore(folderOf({}).path);
  await expect(edge.get("/a.css")).rejects.toThrow("expected an absolute URL");
});
