import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { fail, succeed } from "../support/outcome";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";
import { GOOD, OLD, TwoDomains } from "../support/two-domains";

const PROGRAM = `
import { CacheTagRefresh, CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { type = "CdnRefresh", folder, args, options } = JSON.parse(readFileSync("args.json", "utf8"));
const Resource = { CdnRefresh, CacheTagRefresh }[type];
new Resource("site", { ...(folder && { assets: hashAssets(folder) }), ...args }, options);
`;

const two = new TwoDomains();
const { folder } = two;
let site: RefreshStack;
const deploy = (args: object, more: object = {}) => {
  site.set({ folder, args, ...more });
  return site.project.up();
};
const preview = (args: object) => {
  site.set({ folder, args });
  return succeed(site.project.preview());
};

beforeAll(async () => {
  await two.start();
  site = await refreshStack(two.emulator, "index.mjs", PROGRAM, { inline: "both" });
});
beforeEach(() => two.publish({ "a.txt": "first", "b.txt": "first" }));
afterEach(() => {
  two.recover();
  site.project.restore({});
});
afterAll(async () => {
  site?.[Symbol.dispose]();
  await two[Symbol.asyncDispose]();
});

it("refreshes the good domain although the other is stopped, and only that one later", async () => {
  const args = { baseUrls: [GOOD, OLD] };
  await succeed(deploy(args));
  for (const base of [GOOD, OLD]) expect(await two.served(`${base}a.txt`)).toBe("first");
  two.publish({ "a.txt": "second", "b.txt": "first" });
  two.emulator.domains.set("old.example.com", "offline");
  const output = await fail(deploy(args));
  expect(output).toContain("RefreshObjectCaches failed for old.example.com: InvalidDomain.Offline");
  expect(output).toContain("Refreshed so far: 1 file; refused: 1 file.");
  expect(await two.served(`${GOOD}a.txt`)).toBe("second");
  expect(await two.served(`${OLD}a.txt`)).toBe("first");
  two.emulator.domains.set("old.example.com", "online");
  expect(await preview(args)).toContain(
    `\`pulumi up\` sends refused targets again (1 file): ${OLD}a.txt; skips refreshed targets (1 file)`,
  );
  site.asked();
  await succeed(deploy(args));
  expect(site.asked()).toEqual([`cdn ${OLD}a.txt`]);
  expect(await two.served(`${OLD}a.txt`)).toBe("second");
});

it("drops what a resource of another type owed", async () => {
  const tags = { domainName: "godo.example.com", cacheTags: ["a"], trigger: "v1" };
  site.set({ type: "CacheTagRefresh", args: tags });
  await fail(site.project.up());
  const aliases = [{ type: "pulumi-nodejs:dynamic/alicloud-refresh:CacheTagRefresh" }];
  expect(await succeed(deploy({ baseUrls: [GOOD] }, { options: { aliases } }))).toContain(
    "let go: 1 cache tag under godo.example.com, no longer declared",
  );
  expect(await succeed(deploy({ baseUrls: [GOOD] }, { options: { aliases } }))).toContain("2 unchanged");
});

it("says what is dropped when the engine replaces the resource, and refreshes what the new one declares", async () => {
  const args = { baseUrls: [GOOD, OLD] };
  await succeed(deploy(args));
  two.publish({ "a.txt": "second" });
  two.emulator.domains.set("old.example.com", "offline");
  await fail(deploy(args));
  two.emulator.domains.set("old.example.com", "online");
  const urn = /urn:[^"]*::site"/.exec(site.project.export())?.[0].slice(0, -1) ?? "";
  const output = await succeed(site.project.up("--replace", urn));
  expect(output).toContain(
    `let go: 2 files under ${OLD}, because the resource was deleted or replaced before the refresh completed`,
  );
  expect(await succeed(deploy(args))).toContain("2 unchanged");
});
