import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { CacheTagRefresh, CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { type = "CdnRefresh", folder, args, options } = JSON.parse(readFileSync("args.json", "utf8"));
const Resource = { CdnRefresh, CacheTagRefresh }[type];
new Resource("site", { ...(folder && { assets: hashAssets(folder) }), ...args }, options);
`;
const GOOD = "https://good.example.com/";
const OLD = "https://old.example.com/";

let emulator: Emulator;
let site: RefreshStack;
const folder = mkdtempSync(join(tmpdir(), "site-"));
const publish = (files: Record<string, string>) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};
const served = async (url: string) => (await emulator.edge.get(url)).body.toString();
const deploy = async (args: object, more: object = {}) => {
  site.set({ folder, args, ...more });
  return site.project.up();
};
const preview = async (args: object, more: object = {}) => {
  site.set({ folder, args, ...more });
  const { code, output } = await site.project.preview();
  expect(code, output).toBe(0);
  return output;
};
const succeeds = async (run: ReturnType<typeof deploy>) => {
  const { code, output } = await run;
  expect(code, output).toBe(0);
  return output;
};
const fails = async (run: ReturnType<typeof deploy>) => {
  const { code, output } = await run;
  expect(code, output).not.toBe(0);
  return output;
};

beforeAll(async () => {
  emulator = await startEmulator({
    origin: folder,
    taskSeconds: { visible: 0, duration: 0 },
    domains: { "good.example.com": {}, "old.example.com": {} },
    otherDomains: "unknown",
  });
  site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: true });
});
beforeEach(() => publish({ "a.txt": "first", "b.txt": "first" }));
afterEach(() => {
  emulator.domains.set("old.example.com", "online");
  emulator.faults.clear();
  site.project.restore({});
});
afterAll(async () => {
  site?.[Symbol.dispose]();
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("refreshes the good domain although the other is stopped, and only that one later", async () => {
  const args = { baseUrls: [GOOD, OLD] };
  await succeeds(deploy(args));
  for (const base of [GOOD, OLD]) expect(await served(`${base}a.txt`)).toBe("first");
  publish({ "a.txt": "second", "b.txt": "first" });
  emulator.domains.set("old.example.com", "offline");
  const output = await fails(deploy(args));
  expect(output).toContain("RefreshObjectCaches failed for old.example.com: InvalidDomain.Offline");
  expect(output).toContain("So far refreshed: 1 file; refused: 1 file.");
  expect(await served(`${GOOD}a.txt`)).toBe("second");
  expect(await served(`${OLD}a.txt`)).toBe("first");
  emulator.domains.set("old.example.com", "online");
  expect(await preview(args)).toContain(
    `\`pulumi up\` sends refused targets again (1 file): ${OLD}a.txt; skips refreshed targets (1 file)`,
  );
  site.asked();
  await succeeds(deploy(args));
  expect(site.asked()).toEqual([`cdn ${OLD}a.txt`]);
  expect(await served(`${OLD}a.txt`)).toBe("second");
});

it("drops what a resource of another type owed", async () => {
  const tags = { domainName: "godo.example.com", cacheTags: ["a"], trigger: "v1" };
  site.set({ type: "CacheTagRefresh", args: tags });
  await fails(site.project.up());
  const aliases = [{ type: "pulumi-nodejs:dynamic/alicloud-refresh:CacheTagRefresh" }];
  expect(await succeeds(deploy({ baseUrls: [GOOD] }, { options: { aliases } }))).toContain(
    "let go: 1 cache tag under godo.example.com, no longer declared",
  );
  expect(await succeeds(deploy({ baseUrls: [GOOD] }, { options: { aliases } }))).toContain("2 unchanged");
});

it("says what is dropped when the engine replaces the resource, and refreshes what the new one declares", async () => {
  const args = { baseUrls: [GOOD, OLD] };
  await succeeds(deploy(args));
  publish({ "a.txt": "second" });
  emulator.domains.set("old.example.com", "offline");
  await fails(deploy(args));
  emulator.domains.set("old.example.com", "online");
  const urn = /urn:[^"]*::site"/.exec(site.project.export())?.[0].slice(0, -1) ?? "";
  const output = await succeeds(site.project.up("--replace", urn));
  expect(output).toContain(
    `let go: 2 files under ${OLD}, because the resource was deleted or replaced before they were refreshed`,
  );
  expect(await succeeds(deploy(args))).toContain("2 unchanged");
});
