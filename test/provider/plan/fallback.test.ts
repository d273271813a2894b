import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetArgs } from "../../../provider/arguments/args";
import { validate } from "../../../provider/arguments/validate";
import type { Planned } from "../../../provider/plan/change";
import { plan } from "../../../provider/plan/plan";
import { planChanges } from "../../../provider/plan/text";
import { versionsIn } from "../../../provider/plan/version";
import { cdn } from "../../../provider/services/cdn";
import { withoutCovered } from "../../../provider/services/target";
import { argsOf, step } from "./deployments";

const BASE = "https://static.example.com/";
const site = (index: number, style: number, more: Partial<AssetArgs> = {}): AssetArgs => ({
  assets: `000000000000000${index}  /index.html\n000000000000000${style}  /style.css\n`,
  baseUrls: [BASE],
  fallback: "/index.html",
  ...more,
});
const OLD = "#7 as it was";
const from = (old: AssetArgs, now: AssetArgs) => plan(cdn, { ...old, plan: OLD }, now);

describe("a site with a fallback page", () => {
  it("is refreshed as whole bases when that page changes", () => {
    expect(from(site(1, 1), site(2, 2))).toMatch(
      /^#8 assets \w+ -> \w+: 1 directory in 1 call\nfallback {2}Directory https:\/\/static\.example\.com\/$/,
    );
  });

  it("is refreshed file by file when another changes", () => {
    expect(from(site(1, 1), site(1, 2))).toMatch(
      /: 1 file in 1 call\nchanged {2}File https:\/\/static\.example\.com\/style\.css$/,
    );
  });

  it("takes a directory for each base that is below no other", () => {
    const baseUrls = [BASE, `${BASE}app/`, "https://a.example.com/", "HTTPS://A.Example.com:443/"];
    expect(from(site(1, 1, { baseUrls }), site(2, 1, { baseUrls }))).toMatch(
      /: 2 directories in 1 call\nfallback {2}Directory https:\/\/a\..*\nfallback {2}Directory https:\/\/static\./,
    );
  });

  it("remembers what was removed with it, in case the fallback page is removed", () => {
    const old = { ...site(1, 1), assets: `${site(1, 1).assets}0000000000000001  /zoo.js\n` };
    const text = from(old, site(2, 1)) as string;
    expect(text).toMatch(
      /\nfallback {8}Directory .*\/\nremoved within {2}File https:\/\/static\.example\.com\/zoo\.js$/,
    );
    const without = site(2, 1, { fallback: undefined, trigger: "v2" });
    expect(plan(cdn, { ...site(2, 1), plan: text }, without)).toMatch(
      /everything declared, 3 files in 1 call\nremoved before {2}File .*\/zoo\.js$/,
    );
  });

  it("is refreshed again when another page becomes the fallback, whatever was accepted", () => {
    const target = { type: "Directory", path: BASE } as const;
    const versions = [
      site(1, 1),
      site(1, 1, { fallback: "/style.css" }),
      site(1, 1, { fallback: undefined }),
    ].map((args) => versionsIn(args)(target));
    expect(new Set(versions).size).toBe(3);
  });

  it("is whole bases wherever everything is refreshed", () => {
    const everything = /: everything declared, 1 directory in 1 call$/;
    expect(plan(cdn, undefined, site(1, 1))).toMatch(everything);
    expect(from(site(1, 1, { trigger: "v1" }), site(1, 2, { trigger: "v2" }))).toMatch(everything);
    expect(planChanges("#1 x: everything declared, 1 directory in 1 call", site(1, 1))).toEqual([
      { reason: "declared", target: { type: "Directory", path: BASE }, removed: [], changed: [] },
    ]);
    expect(from(site(1, 1), site(1, 1, { objectType: "IgnoreParams" }))).toMatch(/new {2}Directory .*\/$/);
  });

  it("has a new base refreshed whole, and files under the others", () => {
    expect(from(site(1, 1), site(1, 2, { baseUrls: [BASE, "https://a.example.com/"] }))).toMatch(
      /1 file and 1 directory in 2 calls\nnew {6}Directory https:\/\/a\..*\nchanged {2}File https:\/\/static\..*$/,
    );
    expect(
      from(site(1, 1), site(1, 2, { baseUrls: [BASE, `${BASE}style`, "https://static.example.com:443/"] })),
    ).toMatch(/1 directory/);
  });

  it("is refreshed once when it gets one, or another, and not when it has none any more", () => {
    const none = { fallback: undefined };
    expect(from(site(1, 1, none), site(1, 1))).toMatch(
      /^#8 fallback none -> \/index.html: 1 directory in 1 call/,
    );
    expect(from(site(1, 1, { fallback: "/style.css" }), site(1, 1))).toMatch(
      /^#8 fallback \/style.css -> \/index.html: 1 directory/,
    );
    expect(from(site(1, 1), site(1, 1, none))).toBe(OLD);
  });

  it("counts within the limits and the day as any directory", () => {
    const baseUrls = Array.from({ length: 101 }, (_, i) => `https://a${i}.example.com/`);
    expect(from(site(1, 1, { baseUrls }), site(2, 1, { baseUrls }))).toEqual({
      property: "assets",
      reason:
        "would refresh 101 directories, but CDN allows 100 directories per day: 1 too many; use fewer base URLs, " +
        "or set limits.directoriesPerDay if the account's quota is larger",
    });
    const limits = { directoriesPerDay: 200 };
    // 10 domains a call.
    expect(from(site(1, 1, { baseUrls, limits }), site(2, 1, { baseUrls, limits }))).toMatch(
      /: 101 directories in 11 calls\n/,
    );
  });

  it("leaves files only the directories that are left", () => {
    const limits = { urlsPerDay: 1, directoriesPerDay: 1 };
    const old = site(1, 1, { limits });
    const now = { ...site(1, 2, { limits }), assets: `${site(1, 2).assets}0000000000000001  /zoo.js\n` };
    expect(from(old, now)).toMatch(/: 1 directory in 1 call\n2 of 3 {2}Directory/);
    expect(from(old, { ...now, baseUrls: [BASE, "https://a.example.com/"] })).toMatchObject({
      reason: expect.stringContaining(
        "2 files and 1 directory, but CDN allows 1 file per day: 1 too many, even with directories",
      ),
    });
  });

  it("names a page of the assets", () => {
    const reasonOf = (fallback: unknown) => {
      const checked = validate(cdn, { ...site(1, 1), fallback });
      return "problems" in checked ? checked.problems : [];
    };
    expect(reasonOf("/index.html")).toEqual([]);
    expect(reasonOf("/style.css")).toEqual([]);
    for (const fallback of ["/404.html", "index.html", "", "html", 42])
      expect(reasonOf(fallback)).toMatchObject([
        {
          property: "fallback",
          reason: expect.stringContaining('must be one of the assets\' URL paths, such as "/index.html"'),
        },
      ]);
  });
});

describe("whatever changes", () => {
  it("exactly those bases are refreshed whole whose fallback page may be stale, and nothing is refreshed twice", () => {
    fc.assert(
      fc.property(step, fc.nat(), fc.nat(), ({ from: before, to: after }, a, b) => {
        const [old, now] = [before, after].map((deployment, index) => {
          const paths = Object.keys(deployment.files);
          const {
            objectType: _,
            collapse: __,
            urlsPerDay: ___,
            directoriesPerDay: ____,
            ...rest
          } = deployment;
          return { ...argsOf(rest), fallback: paths[([a, b][index] ?? 0) % (paths.length + 1)] };
        }) as [AssetArgs, AssetArgs];
        const text = plan(cdn, { ...old, plan: OLD } as Planned, now) as string;
        const targets = text === OLD ? [] : planChanges(text, now).map(({ target }) => target);
        const folders = targets.filter(({ type }) => type === "Directory").map(({ path }) => path);
        const isOther =
          old.trigger !== now.trigger ||
          old.fallback !== now.fallback ||
          before.files[old.fallback ?? ""] !== after.files[now.fallback ?? ""];
        for (const base of now.baseUrls) {
          const isDue = now.fallback !== undefined && (isOther || !old.baseUrls.includes(base));
          const isWhole = folders.some((folder) => base.startsWith(folder));
          if (isDue) expect(isWhole).toBe(true);
          else if (!folders.some((folder) => folder !== base && base.startsWith(folder)))
            expect(isWhole).toBe(false);
        }
        expect(withoutCovered(targets)).toEqual(targets);
      }),
      { numRuns: 2_000 },
    );
  });
});
