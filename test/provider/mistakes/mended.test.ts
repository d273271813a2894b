import { describe, expect, it } from "vitest";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import type { Values } from "../../support/deployment";
import { assets, GOOD, leftOf, mistaken, NOTHING_LEFT, OLD, UNKNOWN } from "./mistaken";

const mistakes = mistaken({ accounts: [{ accessKeyId: "mine", accessKeySecret: "secret" }] });

const FILES = assets({ "a.js": 1, "b.js": 1 });
const paths = (base: string) => [`${base}a.js`, `${base}b.js`];

/** Arguments with a mistake, the code that it is refused with, and the calls that the corrected ones make. */
const MISTAKES: Record<string, { wrong: Values; code: string; right: Values; calls: string[] }> = {
  "a base": {
    wrong: { assets: FILES, baseUrls: [UNKNOWN] },
    code: "InvalidDomain.NotFound",
    right: { assets: FILES, baseUrls: [GOOD] },
    calls: [paths(GOOD).join(" ")],
  },
  "a base beside a good one": {
    wrong: { assets: FILES, baseUrls: [GOOD, UNKNOWN] },
    code: "InvalidDomain.NotFound",
    right: { assets: FILES, baseUrls: [GOOD] },
    calls: [],
  },
  "an object path": {
    wrong: { objectPaths: [`${GOOD}a.js`, `${UNKNOWN}b.js`], trigger: "v1" },
    code: "InvalidDomain.NotFound",
    right: { objectPaths: [`${GOOD}a.js`, `${GOOD}b.js`], trigger: "v1" },
    calls: [`${GOOD}b.js`],
  },
  "an object path that is taken out": {
    wrong: { objectPaths: [`${GOOD}a.js`, `${UNKNOWN}b.js`], trigger: "v1" },
    code: "InvalidDomain.NotFound",
    right: { objectPaths: [`${GOOD}a.js`], trigger: "v1" },
    calls: [],
  },
  "an object type": {
    wrong: { objectPaths: [`${UNKNOWN}a/`], trigger: "v1", objectType: "Directory" },
    code: "InvalidDomain.NotFound",
    right: { objectPaths: [`${GOOD}a.js`], trigger: "v1", objectType: "IgnoreParams" },
    calls: [`IgnoreParams ${GOOD}a.js`],
  },
  "the kind of arguments": {
    wrong: { objectPaths: paths(UNKNOWN), trigger: "v1" },
    code: "InvalidDomain.NotFound",
    right: { assets: FILES, baseUrls: [GOOD] },
    calls: [paths(GOOD).join(" ")],
  },
};

describe.each(Object.entries(MISTAKES))("%s", (_, { wrong, code, right, calls }) => {
  const ways: [string, Values, Values][] = [
    ["at the first update", {}, {}],
    ["with a new trigger", { trigger: "v1" }, { trigger: "v2" }],
    ["where a failure is a warning", { onFailure: "warn" }, { onFailure: "warn" }],
  ];
  it.each(ways)("can be corrected %s, and nothing is owed", async (way, before, after) => {
    const first = await mistakes.site.up({ ...wrong, ...before });
    if (before.onFailure !== "warn") expect(first.error).toContain(code);
    expect(leftOf(mistakes.site).pending).toContain("godo.example.com");
    mistakes.calls();
    expect(await mistakes.site.up({ ...right, ...after })).toEqual({ operation: "update" });
    if (way !== "with a new trigger") expect(mistakes.calls()).toEqual(calls);
    expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
    expect(await mistakes.site.up({ ...right, ...after })).toEqual({ operation: "same" });
  });

  it("can be corrected after a success", async () => {
    await mistakes.site.up({ assets: FILES, baseUrls: [OLD] });
    expect((await mistakes.site.up(wrong)).error).toContain(code);
    expect(await mistakes.site.up(right)).toEqual({ operation: "update" });
    expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
    expect(await mistakes.site.up(right)).toEqual({ operation: "same" });
  });

  it("can be undone by reverting", async () => {
    const first = { assets: FILES, baseUrls: [OLD] };
    await mistakes.site.up(first);
    await mistakes.site.up(wrong);
    mistakes.calls();
    expect(await mistakes.site.up(first)).toEqual({ operation: "update" });
    expect(mistakes.calls()).toEqual([]);
    expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
  });
});

it("forgets nothing that is declared again before a refresh succeeds", async () => {
  const args = (...objectPaths: string[]) => ({ objectPaths, trigger: "v1" });
  mistakes.emulator.domains.set("old.example.com", "offline");
  await mistakes.site.up(args(`${GOOD}a.js`, `${OLD}a.js`));
  await mistakes.site.up(args(`${GOOD}a.js`, `${UNKNOWN}a.js`));
  expect(leftOf(mistakes.site)).toMatchObject({ letGo: `File ${OLD}a.js` });
  mistakes.emulator.domains.set("old.example.com", "online");
  mistakes.calls();
  expect(await mistakes.site.up(args(`${GOOD}a.js`, `${OLD}a.js`))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([`${OLD}a.js`]);
});

it("corrects a cache tag and its domain", async () => {
  const tags = mistakes.resource(cacheTag);
  const args = { domainName: "good.example.com", trigger: "v1" };
  mistakes.emulator.domains.set("good.example.com", "offline");
  await tags.up({ ...args, cacheTags: ["ap", "news"] });
  mistakes.emulator.domains.set("good.example.com", "online");
  mistakes.calls();
  expect(await tags.up({ ...args, cacheTags: ["app", "news"] })).toEqual({ operation: "update" });
  expect(mistakes.calls().sort()).toEqual(["good.example.com app", "good.example.com news"]);
  const failed = await tags.up({ ...args, domainName: "godo.example.com", cacheTags: ["app"] });
  expect(failed.error).toContain("InvalidDomain.NotFound");
  mistakes.calls();
  expect(await tags.up({ ...args, cacheTags: ["app", "news"] })).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([]);
});

it("corrects the keys of another account", async () => {
  const wrong = mistakes.resource(cdn, { accessKey: "another", secretKey: "secret" });
  const args = { objectPaths: paths(GOOD), trigger: "v1" };
  expect((await wrong.up(args)).error).toContain("InvalidAccessKeyId");
  mistakes.site.state = wrong.state;
  expect(await mistakes.site.up(args)).toEqual({ operation: "update" });
  expect(mistakes.calls().at(-1)).toBe(paths(GOOD).join(" "));
});

it("remembers what was accepted together with a mistake", async () => {
  await mistakes.site.up({ objectPaths: [`${GOOD}a.js`, `${UNKNOWN}b.js`], trigger: "v1" });
  const { taskIds } = mistakes.site.state?.outputs ?? {};
  await mistakes.site.up({ objectPaths: [`${GOOD}a.js`], trigger: "v1" });
  expect(mistakes.site.state?.outputs).toMatchObject({
    status: "submitted",
    refreshed: { files: 1, calls: 1 },
    taskIds,
  });
});

it("corrects several mistakes in a row", async () => {
  const args = (version: number, ...baseUrls: string[]) => ({
    assets: assets({ "a.js": version, "b.js": 1 }),
    baseUrls,
  });
  const other = "https://other.example.com/";
  await mistakes.site.up(args(1, GOOD));
  await mistakes.site.up(args(2, GOOD, UNKNOWN));
  await mistakes.site.up(args(3, GOOD, other));
  await mistakes.site.up(args(3, other));
  mistakes.calls();
  expect(await mistakes.site.up(args(2, GOOD, OLD))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([`${GOOD}a.js ${OLD}a.js ${OLD}b.js`]);
  expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
});

it.each([
  [
    "CacheTag to CDN",
    cacheTag,
    { domainName: "good.example.com", cacheTags: ["a"], trigger: "v1" },
    cdn,
    { objectPaths: paths(GOOD), trigger: "v1" },
    [paths(GOOD).join(" ")],
  ],
  [
    "CDN to CacheTag",
    cdn,
    { objectPaths: paths(GOOD), trigger: "v1" },
    cacheTag,
    { domainName: "good.example.com", cacheTags: ["a"], trigger: "v1" },
    ["good.example.com a"],
  ],
] as const)(
  "owes nothing of another type of resource, by an alias from %s",
  async (_, from, wrong, to, right, calls) => {
    const old = mistakes.resource(from);
    mistakes.emulator.domains.set("good.example.com", "offline");
    await old.up({ ...wrong, wait: true });
    expect(leftOf(old).pending).toContain("refused");
    mistakes.emulator.domains.set("good.example.com", "online");
    mistakes.calls();
    const now = mistakes.resource(to);
    now.state = old.state;
    expect(await now.up(right)).toEqual({ operation: "update" });
    expect(mistakes.calls()).toEqual(calls);
    expect(leftOf(now)).toEqual(NOTHING_LEFT);
  },
);
