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

  it("does not keep what was requested from the origin before the refresh", async () => {
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
  "of %s, during the request to the origin, decides whether its response is kept",
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

  it("takes many paths, and ignores what is not a path", async () => {
    const { cache, refresh } = await edgeBefore(folderOf({ "a.css": "a", "b.css": "b" }).path);
    await cache("/a.css");
    await cache("/b.css");
    refresh({ paths: ["http://", `${SITE}/a.css`, `${SITE}/b.css`, `${SITE}/none`] });
    expect([await cache("/a.css"), await cache("/b.css")]).toEqual(["MISS", "MISS"]);
  });
});

it("forgets the refreshes under way when it is closed", async () => {
  const { edge, refresh, clock } = await edgeBefore(folderOf({}).path);
  refresh({ paths: [`${SITE}/a.css`], completesAt: clock.now() + MINUTES });
  await edge.close();
  expect(() => clock.advance(MINUTES)).not.toThrow();
});
