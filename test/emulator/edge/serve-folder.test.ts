import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, SITE } from "./fixture";

/** Sends a request line as it is, which no URL parser has put in order. */
function raw(edgeUrl: string, path: string, headers = { host: "static.example.com" }) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(edgeUrl, { path, headers }, async (response) => {
      const chunks = await response.toArray();
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject).end();
  });
}

describe("a folder as origin", () => {
  it("serves files with type, ETag and Last-Modified", async () => {
    const site = folderOf({ "a.css": "a", "b.png": "b", "c.unknown": "c", "x/index.html": "x" });
    const { edge } = await edgeBefore(site.path);
    const typeOf = async (path: string) => (await edge.get(SITE + path)).headers["content-type"];
    expect(await typeOf("/a.css")).toBe("text/css; charset=utf-8");
    expect(await typeOf("/b.png")).toBe("image/png");
    expect(await typeOf("/c.unknown")).toBe("application/octet-stream");
    expect(await typeOf("/x/")).toBe("text/html; charset=utf-8");
    const { headers } = await edge.get(`${SITE}/a.css`);
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(headers["last-modified"]).toBe("Sun, 01 Jan 2040 12:00:00 GMT");
  });

  it("sends the visitor of a directory to its closing slash, and takes a file for no directory", async () => {
    const { edge } = await edgeBefore(folderOf({ "x/index.html": "x", "a.css": "a" }).path);
    const got = await edge.get(`${SITE}/x?y=1`);
    expect([got.status, got.headers.location]).toEqual([302, "/x/?y=1"]);
    expect((await edge.get(`${SITE}/a.css/`)).status).toBe(404);
  });

  it("answers 405 to what changes things", async () => {
    const { edge } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    const got = await edge.get(`${SITE}/a.css`, { method: "DELETE" });
    expect([got.status, got.headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("nothing outside the folder", () => {
  const outside = () => {
    const base = folderOf({ "secret.txt": "secret", "site/a.css": "a", "site2/b.css": "secret" });
    return { base: base.path, site: join(base.path, "site") };
  };

  it.each([
    "/../secret.txt",
    "/x/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/.%2E/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/../site2/b.css",
    "/..%2fsite2/b.css",
    "//../secret.txt",
    "/secret.txt%00.css",
    "/a.css%00",
    "/%ff",
    "/%2e%2e",
    `/${"a".repeat(5_000)}`,
  ])("is read for %s", async (path) => {
    const { edge } = await edgeBefore(outside().site);
    expect(await raw(edge.url, path)).toMatchObject({ status: 404 });
  });

  it("is read through symbolic links, while links within the folder work", async () => {
    const { base, site } = outside();
    symlinkSync(join(base, "secret.txt"), join(site, "out.txt"));
    symlinkSync(base, join(site, "up"));
    symlinkSync("loop", join(site, "loop"));
    symlinkSync("a.css", join(site, "in.css"));
    const { edge } = await edgeBefore(site);
    for (const path of ["/out.txt", "/up/secret.txt", "/up/site2/b.css", "/loop"]) {
      expect(await raw(edge.url, path)).toMatchObject({ status: 404 });
    }
    expect(await raw(edge.url, "/in.css")).toEqual({ status: 200, text: "a" });
  });

  it("is given for a pipe, which is not a file", async () => {
    const { site } = outside();
    execFileSync("mkfifo", [join(site, "pipe")]);
    const { edge } = await edgeBefore(site);
    expect(await raw(edge.url, "/pipe")).toMatchObject({ status: 404 });
  });

  it.each([
    ["*", "static.example.com"],
    ["http://static.example.com/a.css", "static.example.com"],
    ["/a.css", "static.example.com/../x"],
    ["/a.css", "user@static.example.com"],
    ["/a.css", "999.999.999.999"],
  ])("is requested with a malformed path or host: %s of %s", async (path, host) => {
    const { edge } = await edgeBefore(outside().site);
    expect(await raw(edge.url, path, { host })).toMatchObject({ status: 400 });
  });
});

it("refuses files that are too large to hold", async () => {
  const site = folderOf({ "a.bin": "" });
  truncateSync(join(site.path, "a.bin"), 64 * 1024 * 1024 + 1);
  const { edge } = await edgeBefore(site.path);
  const got = await edge.get(`${SITE}/a.bin`);
  expect([got.status, got.body.toString()]).toEqual([502, expect.stringContaining("/a.bin")]);
});
