import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetArgs } from "../../../provider/arguments/args";
import { outstanding } from "../../../provider/plan/outstanding";
import { plan } from "../../../provider/plan/plan";
import { coldUrls } from "../../../provider/preload/cold-urls";
import { cdn } from "../../../provider/services/cdn";
import type { Target } from "../../../provider/services/target";
import { argsOf, type Deployment, dueUrls, step, urlsOf } from "../plan/deployments";

const BASE = "https://static.example.com/";
/** A site with a version for each path. */
const site = (files: Record<string, number>, more: Partial<AssetArgs> = {}): AssetArgs => ({
  assets: Object.keys(files)
    .sort()
    .map((path) => `0000000${files[path]}  ${path}\n`)
    .join(""),
  baseUrls: [BASE],
  preload: true,
  ...more,
});
const planned = (old: AssetArgs | undefined, now: AssetArgs) => {
  const text = plan(cdn, old, now);
  if (typeof text !== "string") throw new Error(text.reason);
  return { ...now, plan: text };
};
const targetsOf = (inputs: AssetArgs & { readonly plan: string }) => outstanding({}, inputs).planned;
/** What is cold when all of the plan is done, below the base. */
const coldAfter = (old: AssetArgs | undefined, now: AssetArgs, done?: readonly Target[]) => {
  const inputs = planned(old, now);
  return coldUrls(inputs, done ?? targetsOf(inputs)).map((url) => url.replace(BASE, "/"));
};
const MANY = { "/": 1, "/a/1": 1, "/a/2": 1, "/a/3": 1, "/b/c/1": 1, "/d": 1 };

describe("cold URLs", () => {
  it("are everything of a first refresh, those with the shortest paths first", () => {
    expect(coldAfter(undefined, site(MANY))).toEqual(["/", "/d", "/a/1", "/a/2", "/a/3", "/b/c/1"]);
  });

  it("are what changed and what was added, and nothing that was removed", () => {
    const { "/d": _, ...kept } = MANY;
    expect(coldAfter(site(MANY), site({ ...kept, "/a/1": 2, "/e": 1 }))).toEqual(["/e", "/a/1"]);
    expect(coldAfter(site(MANY), site(kept))).toEqual([]);
  });

  it("are, for a directory instead of files, those that changed below it", () => {
    const { "/a/3": _, ...kept } = MANY;
    const now = site({ ...kept, "/a/1": 2, "/b/c/1": 2 }, { limits: { urlsPerDay: 1 } });
    expect(planned(site(MANY), now).plan).toMatch(
      /Directory https:\/\/static\.example\.com\/a\/\n(?:.*\n)*removed within {2}File .*\/a\/3\nchanged within {2}File .*\/a\/1$/m,
    );
    expect(coldAfter(site(MANY), now)).toEqual(["/a/1", "/b/c/1"]);
  });

  it("are, of a directory where files were only removed, none", () => {
    const { "/a/1": _, "/a/2": __, ...kept } = MANY;
    expect(coldAfter(site(MANY), site(kept, { limits: { urlsPerDay: 1 } }))).toEqual([]);
  });

  it("are all below a directory whose plan was made without preload", () => {
    const now = site({ ...MANY, "/a/1": 2, "/a/2": 2 }, { limits: { urlsPerDay: 1 } });
    const inputs = planned(site(MANY), { ...now, preload: false });
    const cold = coldUrls({ ...inputs, preload: true }, targetsOf(inputs));
    expect(cold.map((url) => url.replace(BASE, "/"))).toEqual(["/a/1", "/a/2", "/a/3"]);
  });

  it("are below a whole base those that changed, or all where the fallback alone is another one", () => {
    const shell = { "/": 1, "/404": 1, "/a/1": 1 };
    const before = site(shell, { fallback: "/" });
    expect(coldAfter(before, site({ ...shell, "/": 2 }, { fallback: "/" }))).toEqual(["/"]);
    expect(coldAfter(before, site(shell, { fallback: "/404" }))).toEqual(["/", "/404", "/a/1"]);
    expect(coldAfter(undefined, before)).toEqual(["/", "/404", "/a/1"]);
    const another = site(shell, { fallback: "/", baseUrls: [BASE, "https://www.example.com/"] });
    expect(coldAfter(before, another)).toEqual(
      ["/", "/404", "/a/1"].map((path) => `https://www.example.com${path}`),
    );
  });

  it("are, where today's quota brought the directory, those that the plan has as files", () => {
    const done: Target[] = [{ type: "Directory", path: `${BASE}a/` }];
    expect(coldAfter(site(MANY), site({ ...MANY, "/a/1": 2, "/a/2": 2 }), done)).toEqual(["/a/1", "/a/2"]);
  });

  it("are, of a directory that an earlier attempt left, all below it", () => {
    const done: Target[] = [{ type: "Directory", path: `${BASE}a/` }];
    expect(coldAfter(site(MANY), site({ ...MANY, "/d": 2 }), done)).toEqual(["/a/1", "/a/2", "/a/3"]);
  });

  it("are only what is done", () => {
    const now = site({ ...MANY, "/a/1": 2, "/d": 2 });
    expect(coldAfter(site(MANY), now, [{ type: "File", path: `${BASE}d` }])).toEqual(["/d"]);
    expect(coldAfter(site(MANY), now, [])).toEqual([]);
  });
});

describe("of any two deployments", () => {
  const preloading = (deployment: Deployment): AssetArgs => ({ ...argsOf(deployment), preload: true });
  const planBetween = (from: Deployment, now: AssetArgs) =>
    plan(cdn, { ...argsOf(from), plan: "#7 created: nothing" }, now);

  it("exactly what changed and is declared is cold, when all is done", () => {
    fc.assert(
      fc.property(step, ({ from, to }) => {
        const now = preloading(to);
        const text = planBetween(from, now);
        if (typeof text !== "string") return;
        const inputs = { ...now, plan: text };
        const due = dueUrls(from, to);
        const cold = [...urlsOf(to)].filter((url) => due.has(url)).sort();
        expect(coldUrls(inputs, targetsOf(inputs)).sort()).toEqual(cold);
      }),
      { numRuns: 1_000 },
    );
  });

  it("a plan refreshes the same with preload and without", () => {
    fc.assert(
      fc.property(step, ({ from, to }) => {
        const [plain, now] = [argsOf(to), preloading(to)];
        const [without, text] = [planBetween(from, plain), planBetween(from, now)];
        if (typeof text !== "string" || typeof without !== "string") {
          expect(text).toEqual(without);
          return;
        }
        const targets = targetsOf({ ...now, plan: text });
        expect(targets).toEqual(targetsOf({ ...plain, plan: without }));
        expect(text.split("\n")[0]).toBe(without.split("\n")[0]);
      }),
    );
  });
});

describe("a plan's text", () => {
  const names = Array.from({ length: 9 }, (_, index) => [`/a/b/${index}`, 1]);
  const files = { ...Object.fromEntries(names), "/z": 1 };
  const changed = { ...Object.fromEntries(Object.keys(files).map((path) => [path, 2])), "/z": 1 };
  const folded = { limits: { urlsPerDay: 5, preloadsPerDay: 3 } };

  it("names what changed within directories only for a preload, as many as a day holds", () => {
    const lines = (more: Partial<AssetArgs>) =>
      planned(site({ ...files, "/c": 1 }), site({ ...changed, "/c": 2 }, { ...folded, ...more })).plan.match(
        /^changed within .*/gm,
      );
    expect(lines({ preload: false })).toBeNull();
    expect(lines({})).toEqual([0, 1, 2].map((index) => `changed within  File ${BASE}a/b/${index}`));
  });

  it("stays when nothing but preload changes", () => {
    const off = planned(site(files), site(changed, { ...folded, preload: false }));
    expect(plan(cdn, off, site(changed, folded))).toBe(off.plan);
  });

  it("targets the directory, not what changed within", () => {
    const inputs = planned(site(files), site(changed, folded));
    expect(outstanding({}, inputs).planned).toEqual([{ type: "Directory", path: `${BASE}a/` }]);
  });
});
