import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import { plan } from "../../../provider/plan/plan";
import { planNumber } from "../../../provider/plan/text";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import { BASE, plans, planTargets } from "./plans";

const [A, B] = [`${BASE}a.js`, `${BASE}b.js`];

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
      reason: expect.stringContaining("but CDN allows 20 regular expressions per day: 5 too many"),
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
