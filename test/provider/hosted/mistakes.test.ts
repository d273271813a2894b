import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { hashAssets } from "../../../sdk";
import { Hosted } from "../../support/hosted";
import { fail, succeed } from "../../support/outcome";
import { askedOf } from "../../support/refresh-stack";
import { GOOD, OLD, TwoDomains, UNKNOWN } from "../../support/two-domains";

const two = new TwoDomains();
let site: Hosted;
let asked: () => string[];
/** The folder as it is now, under the given bases. */
const under = (...baseUrls: string[]) => ({ assets: hashAssets(two.folder).text, baseUrls });
const SAME = { operation: "same" };
const refusals = () => two.emulator.calls().filter(({ code }) => code !== undefined).length;

beforeAll(async () => {
  await two.start();
  asked = askedOf(two.emulator);
  site = await Hosted.start(two.emulator);
});
beforeEach(() => {
  two.publish({ "a.txt": "first", "b.txt": "first" });
  site.create();
});
afterEach(() => two.recover());
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await two[Symbol.asyncDispose]();
});

it("drops a mistyped base once it is corrected, at the first deployment and later", async () => {
  expect(await fail(site.up(under(UNKNOWN)))).toContain("InvalidDomain.NotFound");
  const LET_GO = `let go: 2 files under ${UNKNOWN}, no longer declared`;
  expect(await succeed(site.preview(under(GOOD)))).toContain(LET_GO);
  const before = refusals();
  expect(await succeed(site.up(under(GOOD)))).toContain(LET_GO);
  expect(await site.up(under(GOOD))).toMatchObject(SAME);

  await two.served(`${GOOD}a.txt`);
  two.publish({ "a.txt": "second", "b.txt": "first" });
  await fail(site.up(under(UNKNOWN)));
  expect(await two.served(`${GOOD}a.txt`)).toBe("first");
  await succeed(site.up(under(GOOD)));
  expect(await two.served(`${GOOD}a.txt`)).toBe("second");
  expect(refusals() - before).toBe(1);
});

it("refreshes 998 paths beside two that the service calls malformed, and names these", async () => {
  const objectPaths = Array.from({ length: 1_000 }, (_, index) => `${GOOD}${index}.jpg`);
  const bad = [`${GOOD}17.jpg`, `${GOOD}801.jpg`];
  for (const objectPath of bad)
    two.emulator.faults.add({ kind: "error", code: "InvalidObjectPath.Malformed", objectPath, times: 1_000 });
  asked();
  expect(await fail(site.up({ objectPaths, trigger: "v1" }))).toContain("InvalidObjectPath.Malformed");
  expect(asked().length).toBeLessThanOrEqual(31);
  two.emulator.faults.clear();
  const good = { objectPaths: objectPaths.filter((path) => !bad.includes(path)), trigger: "v1" };
  expect(await succeed(site.up(good))).toContain(`under ${GOOD}, no longer declared`);
  expect(await site.up(good)).toMatchObject(SAME);
  const refreshed = two.emulator.tasks().flatMap(({ paths }) => paths);
  for (const path of objectPaths) expect(refreshed.includes(path), path).toBe(!bad.includes(path));
});

it("says in the preview all that is sent after going back to the files of the last success", async () => {
  await succeed(site.up(under(GOOD, OLD)));
  two.publish({ "a.txt": "second", "b.txt": "second" });
  two.emulator.domains.set("old.example.com", "offline");
  await fail(site.up(under(GOOD, OLD)));
  two.emulator.domains.set("old.example.com", "online");
  two.publish({ "a.txt": "first", "b.txt": "first" });
  const said = await succeed(site.preview(under(GOOD, OLD)));
  expect(said).toContain(`sends 2 files: ${GOOD}a.txt and ${GOOD}b.txt`);
  expect(said).toContain(`sends refused targets again (2 files): ${OLD}a.txt and ${OLD}b.txt`);
  asked();
  await succeed(site.up(under(GOOD, OLD)));
  expect(asked()).toHaveLength(2);
});
