import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, SITE } from "./fixture";

const MINUTES = 60_000;

describe("stale until refreshed", () => {
  it("serves the old bytes at every node until the refresh reaches it", async () => {
    const site = folderOf({ "a.css": "old" });
    const { text, refresh, clock } = await edgeBefore(site.path);
    const everywhere = () => Promise.all([0, 1, 2].map((node) => text("/a.css", node)));
    await everywhere();
    site.write("a.css", "new");
    expect(await everywhere()).toEqual(["old", "old", "old"]);

    refresh({ paths: [`${SITE}/a.css`], completesAt: clock.now() + 6 * MINUTES });
    expect(await everywhere()).toEqual(["old", "old", "old"]);
    clock.advance(2 * MINUTES);
    expect(await everywhere()).toEqual(["new", "old", "old"]);
    clock.advance(2 * MINUTES);
    expect(await everywhere()).toEqual(["new", "new", "old"]);
    clock.advance(2 * MINUTES);
    expect(await everywhere()).toEqual(["new", "new", "new"]);
  });

  it("hides an added file behind a cached 404 until it is refreshed", async () => {
    const site = folderOf({});
    const { edge, refresh, text, clock } = await edgeBefore(site.path);
    expect((await edge.get(`${SITE}/a.css`)).status).toBe(404);
    site.write("a.css", "added");
    expect((await edge.get(`${SITE}/a.css`)).status).toBe(404);
    refresh({ paths: [`${SITE}/a.css`] });
    expect(await text("/a.css")).toBe("added");

    await edge.get(`${SITE}/b.css`);
    site.write("b.css", "added");
    clock.advance(61_000);
    expect(await text("/b.css")).toBe("added");
  });

  it("serves a removed file until it is refreshed", async () => {
    const site = folderOf({ "a.css": "old" });
    const { edge, text, refresh } = await edgeBefore(site.path);
    await text("/a.css");
    site.remove("a.css");
    expect(await text("/a.css")).toBe("old");
    refresh({ paths: [`${SITE}/a.css`], objectType: "Directory" });
    expect(await text("/a.css")).toBe("old");
    refresh({ paths: [`${SITE}/`], objectType: "Directory" });
    expect((await edge.get(`${SITE}/a.css`)).status).toBe(404);
  });

  it("does not keep what the origin was asked for before the refresh came", async () => {
    const site = folderOf({ "a.css": "old" });
    let written = false;
    const { edge, text, refresh } = await edgeBefore(site.path, {
      headers: () => {
        // The origin has read the file and has not answered yet.
        if (written) return {};
        written = true;
        site.write("a.css", "new");
        refresh({ paths: [`${SITE}/a.css`] });
        return {};
      },
    });
    expect(await text("/a.css")).toBe("old");
    expect(await text("/a.css")).toBe("new");
    expect((await edge.get(`${SITE}/a.css`)).cache).toBe("HIT");
  });
});

it.each([
  ["the file", { paths: [`${SITE}/a.css`] }, false],
  ["another file", { paths: [`${SITE}/b.css`] }, true],
  ["its directory", { paths: [`${SITE}/`], objectType: "Directory" }, false],
  ["another directory", { paths: [`${SITE}/b/`], objectType: "Directory" }, true],
  ["a tag of its site", { paths: ["x"], objectType: "CacheTag", domainName: "static.example.com" }, false],
  ["a tag of another site", { paths: ["x"], objectType: "CacheTag", domainName: "www.example.com" }, true],
] as const)(
  "of %s, while the origin is asked, decides whether its answer is kept",
  async (_, change, isKept) => {
    let isAsked = false;
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a" }).path, {
      headers: () => {
        if (!isAsked) refresh(change);
        isAsked = true;
        return {};
      },
    });
    await cache("/a.css");
    expect(await cache("/a.css")).toBe(isKept ? "HIT" : "MISS");
  },
);

describe("File", () => {
  it("deletes exactly the URL, its query string included", async () => {
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a", "b.css": "b" }).path);
    const urls = ["/a.css", "/a.css?v=1", "/b.css"];
    for (const url of urls) await cache(url);
    refresh({ paths: [`${SITE}/a.css?v=1`] });
    expect(await Promise.all(urls.map((url) => cache(url)))).toEqual(["HIT", "MISS", "HIT"]);
  });

  it("deletes without asking the origin whether the object has changed", async () => {
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    await cache("/a.css");
    refresh({ paths: [`${SITE}/a.css`] });
    expect(await cache("/a.css")).toBe("MISS");
  });

  it.each([
    "https://static.example.com/a.css",
    "http://static.example.com/a.css",
    "static.example.com/a.css",
    "HTTP://Static.Example.com:80/a.css",
  ])("means the one copy that both schemes share: %s", async (path) => {
    const { edge, refresh } = await edgeBefore(folderOf({ "a.css": "a" }).path);
    await edge.get("https://static.example.com/a.css");
    refresh({ paths: [path] });
    expect((await edge.get("http://static.example.com/a.css")).cache).toBe("MISS");
    expect((await edge.get("https://static.example.com/a.css")).cache).toBe("HIT");
  });

  it("finds an object by the name that a browser sends for it", async () => {
    const site = folderOf({ "caf\u00e9 1.css": "old" });
    const { text, refresh } = await edgeBefore(site.path);
    expect(await text("/caf%C3%A9%201.css")).toBe("old");
    site.write("caf\u00e9 1.css", "new");
    refresh({ paths: [`${SITE}/caf%C3%A9%201.css`] });
    expect(await text("/caf%C3%A9%201.css")).toBe("new");
  });

  it("takes many paths, and leaves alone what is no path", async () => {
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a", "b.css": "b" }).path);
    await cache("/a.css");
    await cache("/b.css");
    refresh({ paths: ["http://", `${SITE}/a.css`, `${SITE}/b.css`, `${SITE}/none`] });
    expect([await cache("/a.css"), await cache("/b.css")]).toEqual(["MISS", "MISS"]);
  });
});

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

describe("the spelling of a URL", () => {
  const SPELLINGS = [
    "/\u732b.txt",
    "/%E7%8C%AB.txt",
    "/%e7%8c%ab.txt",
    "//%E7%8C%AB.txt",
    "/a/../%E7%8C%AB.txt",
  ];

  it.each(SPELLINGS)("%s has a copy of its own, which only a refresh so spelt means", async (spelling) => {
    const site = folderOf({ "\u732b.txt": "old" });
    const { edge, refresh } = await edgeBefore(site.path);
    const texts = () =>
      Promise.all(
        SPELLINGS.map(async (path) => (await edge.get(SITE + path, { verbatim: true })).body.toString()),
      );
    expect(await texts()).toEqual(SPELLINGS.map(() => "old"));
    site.write("\u732b.txt", "new");
    refresh({ paths: [SITE + spelling] });
    expect(await texts()).toEqual(SPELLINGS.map((path) => (path === spelling ? "new" : "old")));
    refresh({ objectType: "IgnoreParams", paths: SPELLINGS.map((path) => SITE + path) });
    expect(await texts()).toEqual(SPELLINGS.map(() => "new"));
  });

  it("does not count in scheme and host, nor what browsers encode for the visitor", async () => {
    const site = folderOf({ "\u732b.txt": "old" });
    const { text, refresh } = await edgeBefore(site.path);
    await text("/\u732b.txt");
    site.write("\u732b.txt", "new");
    refresh({ paths: ["HTTPS://Static.Example.com:8080/%E7%8C%AB.txt"] });
    expect(await text("/\u732b.txt")).toBe("new");
  });
});

it("forgets the refreshes under way when it is closed", async () => {
  const { edge, refresh, clock } = await edgeBefore(folderOf({}).path);
  refresh({ paths: [`${SITE}/a.css`], completesAt: clock.now() + MINUTES });
  await edge.close();
  expect(() => clock.advance(MINUTES)).not.toThrow();
});
