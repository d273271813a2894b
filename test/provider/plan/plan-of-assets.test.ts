import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import { plan } from "../../../provider/plan/plan";
import { planChanges } from "../../../provider/plan/text";
import { cdn } from "../../../provider/services/cdn";
import { BASE, plans, planTargets } from "./plans";

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

  it("names removed files with one new trigger, not with every later one", () => {
    const [, , , again = ""] = plans(v1, v2, { ...v2, trigger: "t1" }, { ...v2, trigger: "t2" });
    expect(again).toMatch(/: everything declared, 3 files in 1 call$/);
  });

  it("plans directories instead of files that do not fit", () => {
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

  it("does not list the files again when many are everything that is declared", () => {
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
});
