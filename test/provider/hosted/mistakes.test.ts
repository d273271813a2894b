import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { hashAssets } from "../../../sdk";
import { type Emulator, startEmulator } from "../../emulator";
import { Hosted, type HostedRun } from "../../support/hosted";
import { askedOf } from "../../support/refresh-stack";

const GOOD = "https://good.example.com/";
const OLD = "https://old.example.com/";
const UNKNOWN = "https://godo.example.com/";

let emulator: Emulator;
let site: Hosted;
let asked: () => string[];
const folder = mkdtempSync(join(tmpdir(), "site-"));
const publish = (files: Record<string, string>) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};
const served = async (url: string) => (await emulator.edge.get(url)).body.toString();
/** The folder as it is now, under the given bases. */
const under = (...baseUrls: string[]) => ({ assets: hashAssets(folder).text, baseUrls });
const succeeds = async (run: Promise<HostedRun>) => {
  const { failed, output } = await run;
  expect(failed, output).toBe(false);
  return output;
};
const fails = async (run: Promise<HostedRun>) => {
  const { failed, output } = await run;
  expect(failed, output).toBe(true);
  return output;
};
const SAME = { operation: "same" };
const refusals = () => emulator.calls().filter(({ code }) => code !== undefined).length;

beforeAll(async () => {
  emulator = await startEmulator({
    origin: folder,
    taskSeconds: { visible: 0, duration: 0 },
    domains: { "good.example.com": {}, "old.example.com": {} },
    otherDomains: "unknown",
  });
  asked = askedOf(emulator);
  site = await Hosted.start(emulator);
});
beforeEach(() => {
  publish({ "a.txt": "first", "b.txt": "first" });
  site.create();
});
afterEach(() => {
  emulator.domains.set("old.example.com", "online");
  emulator.faults.clear();
});
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("drops a mistyped base once it is corrected, at the first deployment and later", async () => {
  expect(await fails(site.up(under(UNKNOWN)))).toContain("InvalidDomain.NotFound");
  const LET_GO = `let go: 2 files under ${UNKNOWN}, no longer declared`;
  expect(await succeeds(site.preview(under(GOOD)))).toContain(LET_GO);
  const before = refusals();
  expect(await succeeds(site.up(under(GOOD)))).toContain(LET_GO);
  expect(await site.up(under(GOOD))).toMatchObject(SAME);

  await served(`${GOOD}a.txt`);
  publish({ "a.txt": "second", "b.txt": "first" });
  await fails(site.up(under(UNKNOWN)));
  expect(await served(`${GOOD}a.txt`)).toBe("first");
  await succeeds(site.up(under(GOOD)));
  expect(await served(`${GOOD}a.txt`)).toBe("second");
  expect(refusals() - before).toBe(1);
});

it("refreshes 998 paths beside two that the service calls malformed, and names these", async () => {
  const objectPaths = Array.from({ length: 1_000 }, (_, index) => `${GOOD}${index}.jpg`);
  const bad = [`${GOOD}17.jpg`, `${GOOD}801.jpg`];
  for (const objectPath of bad)
    emulator.faults.add({ kind: "error", code: "InvalidObjectPath.Malformed", objectPath, times: 1_000 });
  asked();
  expect(await fails(site.up({ objectPaths, trigger: "v1" }))).toContain("InvalidObjectPath.Malformed");
  expect(asked().length).toBeLessThanOrEqual(31);
  emulator.faults.clear();
  const good = { objectPaths: objectPaths.filter((path) => !bad.includes(path)), trigger: "v1" };
  expect(await succeeds(site.up(good))).toContain(`under ${GOOD}, no longer declared`);
  expect(await site.up(good)).toMatchObject(SAME);
  const refreshed = emulator.tasks().flatMap(({ paths }) => paths);
  for (const path of objectPaths) expect(refreshed.includes(path), path).toBe(!bad.includes(path));
});

it("says in the preview all that is sent after going back to the files of the last success", async () => {
  await succeeds(site.up(under(GOOD, OLD)));
  publish({ "a.txt": "second", "b.txt": "second" });
  emulator.domains.set("old.example.com", "offline");
  await fails(site.up(under(GOOD, OLD)));
  emulator.domains.set("old.example.com", "online");
  publish({ "a.txt": "first", "b.txt": "first" });
  const said = await succeeds(site.preview(under(GOOD, OLD)));
  expect(said).toContain(`sends 2 files: ${GOOD}a.txt and ${GOOD}b.txt`);
  expect(said).toContain(`sends refused targets again (2 files): ${OLD}a.txt and ${OLD}b.txt`);
  asked();
  await succeeds(site.up(under(GOOD, OLD)));
  expect(asked()).toHaveLength(2);
});
