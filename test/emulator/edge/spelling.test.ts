import { describe, expect, it } from "vitest";
import { edgeBefore, folderOf, SITE } from "./fixture";

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
