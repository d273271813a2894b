import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, SITE } from "./fixture";

describe("Directory", () => {
  it("expires everything below, and nothing else", async () => {
    const site = folderOf({
      "index.html": "",
      "css/a.css": "",
      "css/x/b.css": "",
      "css2/a.css": "",
      "css.txt": "",
    });
    const { edge, refresh } = await edgeBefore(site.path);
    const urls = ["/", "/css/a.css", "/css/a.css?v=/css/", "/css/x/b.css", "/css2/a.css", "/css.txt"];
    for (const url of urls) await edge.get(SITE + url);
    await edge.get("http://other.example.com/css/a.css");
    refresh({ objectType: "Directory", paths: [`${SITE}/css/`] });

    const expired = (await edge.copies()).filter((copy) => copy.node === 0 && copy.expired);
    expect(expired.map((copy) => copy.url)).toEqual(urls.slice(1, 4).map((url) => SITE + url));
  });

  it("keeps the old copy when the origin says 304, and brings the new bytes otherwise", async () => {
    const site = folderOf({ "a.css": "a", "b.css": "old" });
    const { edge, cache, refresh } = await edgeBefore(site.path);
    await cache("/a.css");
    await cache("/b.css");
    site.write("b.css", "new");
    refresh({ objectType: "Directory", paths: [`${SITE}/`] });

    const a = await edge.get(`${SITE}/a.css`);
    expect([a.status, a.cache, a.body.toString()]).toEqual([200, "REVALIDATED", "a"]);
    expect(a.headers["x-cache"]).toMatch(/^HIT TCP_REFRESH_HIT/);
    const b = await edge.get(`${SITE}/b.css`);
    expect([b.cache, b.body.toString()]).toEqual(["MISS", "new"]);
    expect(b.headers["x-cache"]).toMatch(/^MISS TCP_REFRESH_MISS/);
    expect([await cache("/a.css"), await cache("/b.css")]).toEqual(["HIT", "HIT"]);
  });

  it("deletes with force", async () => {
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    await cache("/a.css");
    refresh({ objectType: "Directory", paths: [`${SITE}/`], force: true });
    expect(await cache("/a.css")).toBe("MISS");
  });

  it("leaves stale bytes without force where a file was replaced by an older one and has no ETag", async () => {
    const site = folderOf({ "a.css": "old bytes" });
    const { text, refresh } = await edgeBefore(site.path, { headers: () => ({ etag: undefined }) });
    await text("/a.css");
    site.write("a.css", "restored from a backup", new Date("2001-01-01T00:00:00Z"));
    refresh({ objectType: "Directory", paths: [`${SITE}/`] });
    expect(await text("/a.css")).toBe("old bytes");
    refresh({ objectType: "Directory", paths: [`${SITE}/`], force: true });
    expect(await text("/a.css")).toBe("restored from a backup");
  });
});

describe("Regex", () => {
  it("expires what matches as a whole", async () => {
    const site = folderOf({ "img/1.jpg": "", "img/1.jpg.txt": "", "img/x/2.jpg": "", "1.jpg": "" });
    const { edge, refresh } = await edgeBefore(site.path);
    for (const path of ["/img/1.jpg", "/img/1.jpg.txt", "/img/x/2.jpg", "/1.jpg"])
      await edge.get(SITE + path);
    refresh({ objectType: "Regex", paths: [`${SITE}/img/[^/]*.jpg`] });
    const expired = (await edge.copies()).filter((copy) => copy.expired);
    expect(expired.map((copy) => copy.url)).toEqual([`${SITE}/img/1.jpg`]);
  });
});

describe("IgnoreParams", () => {
  it("expires the URL with every query string", async () => {
    const site = folderOf({ "a.js": "a", "a.json": "b" });
    const { cache, refresh } = await edgeBefore(site.path);
    const urls = ["/a.js", "/a.js?v=1", "/a.js?v=2", "/a.json?v=1"];
    for (const url of urls) await cache(url);
    refresh({ objectType: "IgnoreParams", paths: [`${SITE}/a.js`] });
    const again = await Promise.all(urls.map((url) => cache(url)));
    expect(again).toEqual(["REVALIDATED", "REVALIDATED", "REVALIDATED", "HIT"]);
    refresh({ objectType: "IgnoreParams", paths: [`${SITE}/a.js`], force: true });
    expect(await cache("/a.js?v=2")).toBe("MISS");
  });
});

describe("CacheTag", () => {
  const tags = (path: string) => ({ "cache-tag": path === "/a.css" ? "styles, all" : "all" });

  it("expires what carries a tag, in one domain", async () => {
    const site = folderOf({ "a.css": "a", "b.js": "b" });
    const { edge, cache, refresh } = await edgeBefore(site.path, { headers: tags });
    await cache("/a.css");
    await cache("/b.js");
    await edge.get("http://other.example.com/a.css");
    const byTag = { objectType: "CacheTag", domainName: "static.example.com" } as const;

    refresh({ ...byTag, paths: ["styles", "none"] });
    expect([await cache("/a.css"), await cache("/b.js")]).toEqual(["REVALIDATED", "HIT"]);
    refresh({ ...byTag, paths: ["all"], force: true });
    expect([await cache("/a.css"), await cache("/b.js")]).toEqual(["MISS", "MISS"]);
    expect((await edge.get("http://other.example.com/a.css")).cache).toBe("HIT");
  });
});
