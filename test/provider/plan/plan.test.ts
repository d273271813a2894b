import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import type { Planned } from "../../../provider/plan/change";
import { plan } from "../../../provider/plan/plan";
import { planChanges, planNumber } from "../../../provider/plan/text";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";

const BASE = "https://static.example.com/";
const planTargets = (text: string, args: Args = { objectPaths: [], trigger: "" }) =>
  planChanges(text, args).map(({ target }) => target);
const [A, B] = [`${BASE}a.js`, `${BASE}b.js`];

/** Plans one set of arguments after the other, as successful runs would. */
function plans(...all: Args[]): string[] {
  let state: Planned | undefined;
  return all.map((args) => {
    const text = plan(cdn, state, args);
    if (typeof text !== "string") throw new Error(text.reason);
    state = { ...args, plan: text };
    return text;
  });
}

describe("a plan of object paths", () => {
  it("reads well", () => {
    const [created, moved = ""] = plans(
      { objectPaths: [B, A], trigger: "v1" },
      { objectPaths: [B, A], trigger: "v2" },
    );
    expect(created).toBe("#1 created with trigger v1: everything declared, 2 files in 1 call");
    expect(moved).toBe("#2 trigger v1 -> v2: everything declared, 2 files in 1 call");
    expect(planTargets(moved, { objectPaths: [A, B], trigger: "v2" }).map(({ path }) => path)).toEqual([
      A,
      B,
    ]);
  });

  it("does not name once more all of many paths", () => {
    const paths = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) => `${BASE}${name}${index}`);
    const planOf = (count: number) =>
      plans(
        { objectPaths: [A], trigger: "v1" },
        { objectPaths: paths(count, "p"), trigger: "v1" },
        { objectPaths: paths(count + 1, "p"), trigger: "v1" },
      );
    expect(planOf(1_000)[1]?.split("\n")).toHaveLength(1_001);
    expect(planOf(1_001).slice(1)).toEqual([
      "#2 new under trigger v1: everything declared, 1,001 files in 2 calls",
      `#3 new under trigger v1: 1 file in 1 call\nnew  File ${BASE}p1001`,
    ]);
  });

  it("stays as it is when nothing asks for a refresh", () => {
    const [first, ...others] = plans(
      { objectPaths: [A, B], trigger: "v1" },
      { objectPaths: [B, A, A], trigger: "v1" },
      { objectPaths: [A], trigger: "v1" },
      { objectPaths: [A], trigger: "v1", force: true, onCreate: "skip", objectType: "File" },
    );
    expect(others).toEqual([first, first, first]);
  });

  it("is a new text each time, even for the same paths", () => {
    const [one, two] = [
      { objectPaths: [A], trigger: "v1" },
      { objectPaths: [A, B], trigger: "v1" },
    ];
    const texts = plans(one, two, one, two);
    expect(texts[1]).toBe(`#2 new under trigger v1: 1 file in 1 call\nnew  File ${B}`);
    expect(texts[3]).toBe(`#3 new under trigger v1: 1 file in 1 call\nnew  File ${B}`);
  });

  it("names everything again when the type changes", () => {
    const directory = { objectPaths: [BASE], trigger: "v1" };
    const [, text = ""] = plans(directory, { ...directory, objectType: "Directory" });
    expect(planTargets(text)).toEqual([{ type: "Directory", path: BASE }]);
  });

  it("skips the create and not what follows", () => {
    const args: Args = { objectPaths: [A], trigger: "v1", onCreate: "skip" };
    const [created = "", next = ""] = plans(args, { ...args, trigger: "v2" });
    expect(created).toBe('#1 created with trigger v1, onCreate is "skip": nothing');
    expect(planTargets(next, args)).toHaveLength(1);
    expect(planNumber(next)).toBe(2);
  });

  it("keeps long triggers apart and short", () => {
    const long = "x".repeat(300);
    const [, text = ""] = plans(
      { objectPaths: [A], trigger: `${long}1` },
      { objectPaths: [A], trigger: `${long}2` },
    );
    expect(text).toMatch(/^#2 trigger x{32}\.\.\. \(\w{16}\) -> x{32}\.\.\. \(\w{16}\): /);
  });

  it("refuses what a day's quota cannot hold, and says how many do not fit", () => {
    const objectPaths = Array.from({ length: 25 }, (_, i) => `${BASE}[0-9]${i}.*`);
    expect(plan(cdn, undefined, { objectPaths, objectType: "Regex", trigger: "v1" })).toEqual({
      property: "objectPaths",
      reason: expect.stringContaining("25 regular expressions, but CDN allows 20 per day: 5 too many"),
    });
    const limits = { regexesPerDay: 25 };
    expect(plan(cdn, undefined, { objectPaths, objectType: "Regex", trigger: "v1", limits })).toContain(
      "in 25 calls",
    );
  });
});

describe("a plan of cache tags", () => {
  it("names the domain with each tag, so that a new domain makes all new", () => {
    const old = { domainName: "a.example.com", cacheTags: ["x y", "z"], trigger: "v1" };
    const text = plan(cacheTag, { ...old, plan: "#4 x: nothing" }, { ...old, domainName: "b.example.com" });
    expect(text).toBe(
      "#5 new under trigger v1: 2 cache tags in 1 call\nnew  CacheTag b.example.com x y\nnew  CacheTag b.example.com z",
    );
    expect(planTargets(text as string)[0]).toEqual({ type: "CacheTag", path: "b.example.com x y" });
  });
});

describe("a plan of assets", () => {
  const manifest = (files: Record<string, string>) =>
    Object.entries(files)
      .map(([path, hash]) => `${hash.padEnd(16, "0")}  ${path}\n`)
      .join("");
  const v1 = { assets: manifest({ "/a.js": "a1", "/b.js": "b1", "/old.html": "c1" }), baseUrls: [BASE] };
  const v2 = { ...v1, assets: manifest({ "/a.js": "a2", "/b.js": "b1", "/new.html": "c1" }) };

  it("names what was added, changed and removed", () => {
    const [, text] = plans(v1, v2);
    expect(text?.split("\n").slice(1)).toEqual([
      `changed  File ${BASE}a.js`,
      `added    File ${BASE}new.html`,
      `removed  File ${BASE}old.html`,
    ]);
    expect(text).toMatch(/^#2 assets \w{16} -> \w{16}: 3 files in 1 call/);
  });

  it("names everything under a base that is new, and nothing for one that is gone", () => {
    const both = { ...v2, baseUrls: [BASE, "https://b.example.com/x/"] };
    const [, text = "", gone] = plans(v2, both, v2);
    expect(planTargets(text).map(({ path }) => path)).toEqual(
      ["a.js", "b.js", "new.html"].map((name) => `https://b.example.com/x/${name}`),
    );
    expect(gone).toBe(text);
  });

  it("names everything for an explicit trigger that moves, and for another type", () => {
    const [, moved = "", typed = ""] = plans(
      { ...v1, trigger: "t1" },
      { ...v1, trigger: "t2" },
      { ...v1, trigger: "t2", objectType: "IgnoreParams" },
    );
    expect(planTargets(moved, v1)).toHaveLength(3);
    expect(planTargets(typed).map(({ type }) => type)).toEqual([
      "IgnoreParams",
      "IgnoreParams",
      "IgnoreParams",
    ]);
  });

  it("names with a new trigger also what is gone, now and since the last plan", () => {
    const [, , moved = "", again = ""] = plans(v1, v2, { ...v2, trigger: "t1" }, { ...v1, trigger: "t2" });
    expect(moved).toMatch(/: everything declared, 4 files in 1 call\nremoved before {2}File .*old\.html$/);
    expect(planTargets(moved, v2).map(({ path }) => path.replace(BASE, ""))).toEqual([
      "a.js",
      "b.js",
      "new.html",
      "old.html",
    ]);
    expect(again).toMatch(/: everything declared, 4 files in 1 call\nremoved {2}File .*new\.html$/);
  });

  it("names what is gone with one new trigger, and not with each for ever", () => {
    const [, , , again = ""] = plans(v1, v2, { ...v2, trigger: "t1" }, { ...v2, trigger: "t2" });
    expect(again).toMatch(/: everything declared, 3 files in 1 call$/);
  });

  it("puts directories in the place of files that do not fit", () => {
    const paths = Array.from({ length: 30 }, (_, i) => `/d${i % 3}/${10 + i}.html`).sort();
    const isChanged = (path: string) => path.startsWith("/d0/") || path === "/d1/11.html";
    const before = manifest(Object.fromEntries(paths.map((path) => [path, "1"])));
    const now = manifest(Object.fromEntries(paths.map((path) => [path, isChanged(path) ? "2" : "1"])));
    const limits = { urlsPerDay: 5 };
    const args = { assets: now, baseUrls: [BASE], limits };
    const [, text] = plans({ ...args, assets: before }, args);
    expect(text?.split("\n").slice(1)).toEqual([
      `10 of 10  Directory ${BASE}d0/`,
      `changed   File ${BASE}d1/11.html`,
    ]);
    const old = { ...args, assets: before, plan: "#1 x: nothing" };
    expect(plan(cdn, old, { ...args, collapse: false })).toMatchObject({
      property: "assets",
      reason: expect.stringContaining("6 too many"),
    });
  });
});

it("a plan of assets does not name once more all of many files", () => {
  const manifest = (count: number, version: string) =>
    Array.from({ length: count }, (_, index) => `${version.repeat(8)}  /${10_000 + index}.html\n`).join("");
  const site = (assets: string): Args => ({ assets, baseUrls: [BASE] });
  const [, all = "", some = ""] = plans(
    site(manifest(1_002, "1")),
    site(manifest(1_001, "2")),
    site(manifest(500, "3") + manifest(1_001, "2").split("\n").slice(500).join("\n")),
  );
  expect(all.replace(/assets .*:/, "assets ...:")).toBe(
    `#2 assets ...: everything declared, 1,002 files in 2 calls\nremoved  File ${BASE}11001.html`,
  );
  expect(planChanges(all, site(manifest(1_001, "2")))).toHaveLength(1_002);
  expect(some.split("\n")).toHaveLength(501);
});
