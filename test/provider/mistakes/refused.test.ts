import { expect, it } from "vitest";
import { MOST_PARTS } from "../../../provider/refresh/submit-calls";
import { cdn } from "../../../provider/services/cdn";
import { assets, GOOD, leftOf, mistaken, OLD, UNKNOWN } from "./mistaken";

const mistakes = mistaken();

const FILES = assets({ "a.js": 1, "b.js": 1 });
const paths = (base: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${base}${String(index).padStart(4, "0")}`);

it("refreshes one domain although another is stopped, and names that one", async () => {
  const args = { assets: FILES, baseUrls: [GOOD, OLD] };
  mistakes.emulator.domains.set("old.example.com", "offline");
  const { error } = await mistakes.site.up(args);
  expect(error).toContain("RefreshObjectCaches failed for old.example.com: InvalidDomain.Offline");
  expect(error).toContain("Refused: 2 files of old.example.com.");
  expect(error).toContain("Refreshed so far: 2 files; refused: 2 files.");
  expect(mistakes.calls()).toEqual([
    `${GOOD}a.js ${GOOD}b.js ${OLD}a.js ${OLD}b.js (InvalidDomain.Offline)`,
    `${GOOD}a.js ${GOOD}b.js`,
    `${OLD}a.js ${OLD}b.js (InvalidDomain.Offline)`,
  ]);
  expect(leftOf(mistakes.site).pending).toBe(
    `refused InvalidDomain.Offline File ${OLD}a.js\nrefused InvalidDomain.Offline File ${OLD}b.js`,
  );

  // What is new is not held back by what was refused before.
  await mistakes.site.up({ ...args, assets: assets({ "a.js": 1, "b.js": 1, "c.js": 1 }) });
  expect(mistakes.calls()).toEqual([
    `${GOOD}c.js ${OLD}c.js (InvalidDomain.Offline)`,
    `${GOOD}c.js`,
    `${OLD}c.js (InvalidDomain.Offline)`,
  ]);
  mistakes.emulator.domains.set("old.example.com", "online");
  expect(await mistakes.site.up({ ...args, assets: assets({ "a.js": 1, "b.js": 1, "c.js": 1 }) })).toEqual({
    operation: "update",
  });
  expect(mistakes.calls()).toEqual([`${OLD}a.js ${OLD}b.js ${OLD}c.js`]);
});

it.each([1, 2, 700])("finds %i malformed paths among 1,000, with few more calls", async (count) => {
  const objectPaths = paths(GOOD, 1_000);
  const bad = objectPaths.filter((_, index) => index % Math.floor(1_000 / count) === 0).slice(0, count);
  for (const objectPath of bad)
    mistakes.emulator.faults.add({
      kind: "error",
      code: "InvalidObjectPath.Malformed",
      objectPath,
      times: 99,
    });
  const { error } = await mistakes.site.up({ objectPaths, trigger: "v1" });
  expect(error).toContain("InvalidObjectPath.Malformed");
  if (count < 5) for (const path of bad) expect(error).toContain(path);
  expect(error?.length).toBeLessThan(2_000);
  expect(mistakes.calls().length).toBeLessThanOrEqual(1 + MOST_PARTS);
  const pending = leftOf(mistakes.site).pending?.toString().split("\n") ?? [];
  for (const path of bad) expect(pending).toContain(`refused InvalidObjectPath.Malformed File ${path}`);
  if (count === 1) expect(pending).toHaveLength(1);
  if (count === 2) expect(pending.length).toBeLessThan(50);
});

it("submits other domains' calls, and sends no second call for a refused domain", async () => {
  const objectPaths = [...paths(GOOD, 1_500), ...paths(OLD, 1_500)];
  mistakes.emulator.domains.set("old.example.com", "offline");
  const { error } = await mistakes.site.up({ objectPaths, trigger: "v1" });
  expect(error).toContain("Refused: 1,500 files of old.example.com.");
  expect(error).toContain("Refreshed so far: 1,500 files; refused: 1,500 files.");
  const refused = mistakes.calls().filter((call) => call.includes("(InvalidDomain.Offline)"));
  expect(refused.length).toBeLessThanOrEqual(2);
});

it("waits for a domain that is being configured, and then holds back no other", async () => {
  mistakes.emulator.domains.set("old.example.com", "configuring");
  const { error } = await mistakes.site.up({ objectPaths: [`${GOOD}a`, `${OLD}a`], trigger: "v1" });
  expect(error).toContain("RefreshObjectCaches failed for old.example.com: ServiceBusy");
  const calls = mistakes.calls();
  expect(calls).toContain(`${GOOD}a`);
  expect(calls.at(-1)).toBe(`${OLD}a (ServiceBusy)`);
  expect(leftOf(mistakes.site).pending).toBe(`refused ServiceBusy File ${OLD}a`);
});

it("stops at once where the account is refused", async () => {
  mistakes.emulator.faults.add({
    kind: "error",
    code: "OperationDenied",
    action: "RefreshObjectCaches",
    times: 9,
  });
  const objectPaths = [`${GOOD}a`, `${OLD}a`];
  expect((await mistakes.site.up({ objectPaths, trigger: "v1" })).error).toContain("OperationDenied");
  expect(mistakes.calls()).toHaveLength(1);
  expect(leftOf(mistakes.site).pending).toBe(`submit File ${GOOD}a\nsubmit File ${OLD}a`);
});

it("waits for what was accepted beside what was refused", async () => {
  mistakes.emulator.domains.set("old.example.com", "offline");
  const { error } = await mistakes.site.up({
    objectPaths: [`${GOOD}a`, `${OLD}a`],
    trigger: "v1",
    wait: true,
  });
  expect(error).toContain("Refreshed so far: 1 file; refused: 1 file.");
  expect(leftOf(mistakes.site)).toMatchObject({ done: expect.stringContaining(`File ${GOOD}a`) });
});

it("waits once for all domains that are being configured", async () => {
  mistakes.emulator.domains.set("good.example.com", "configuring");
  mistakes.emulator.domains.set("old.example.com", "configuring");
  const start = mistakes.emulator.clock.now();
  const objectPaths = [`${GOOD}a`, `${OLD}a`, `${UNKNOWN}a`];
  const { error } = await mistakes.site.up({ objectPaths, trigger: "v1" });
  expect(error).toContain("Refused: 1 file of good.example.com and 1 file of old.example.com.");
  expect(mistakes.emulator.clock.now() - start).toBeLessThan(400_000);
});

it.each(["error", "reset", "html"] as const)(
  "tries a part again that meets a passing fault (%s), whatever was waited for before",
  async (kind) => {
    const args = { objectPaths: [`${GOOD}a`, `${OLD}a`], trigger: "v1" };
    mistakes.emulator.domains.set("old.example.com", "configuring");
    await mistakes.site.up(args);
    const tries = mistakes.calls().length - 2;
    const code = kind === "error" ? { code: "Throttling.User" } : {};
    mistakes.emulator.faults.add({ kind, ...code, action: "RefreshObjectCaches", skip: tries, times: 2 });
    const { error } = await mistakes.resource(cdn).up(args);
    expect(error).toContain("Refreshed so far: 1 file; refused: 1 file.");
  },
);

it("names what was refused before something else ended the refresh", async () => {
  const objectPaths = [`${GOOD}a`, `${OLD}a`, `${UNKNOWN}b`];
  mistakes.emulator.faults.add({
    kind: "error",
    code: "QuotaExceeded.Refresh",
    action: "RefreshObjectCaches",
    skip: 2,
  });
  const { error } = await mistakes.site.up({ objectPaths, trigger: "v1" });
  expect(error).toContain("Refused: 1 file of godo.example.com.");
  expect(error).toContain("QuotaExceeded.Refresh");
  expect(error).toContain("refused: 1 file; still to refresh: 2 files.");
  expect(leftOf(mistakes.site).pending).toContain(`refused InvalidDomain.NotFound File ${UNKNOWN}b`);
});

it("holds back nothing new where the quota has no room for what was refused before", async () => {
  const refused = [`${OLD}a`, `${OLD}b`, `${OLD}c`];
  mistakes.emulator.domains.set("old.example.com", "offline");
  await mistakes.site.up({ objectPaths: refused, trigger: "v1" });
  mistakes.emulator.domains.set("old.example.com", "online");
  mistakes.emulator.quota.set({ product: "cdn", UrlRemain: 3 });
  mistakes.calls();
  const args = { objectPaths: [...refused, `${GOOD}a`], trigger: "v1" };
  const { error } = await mistakes.site.up(args);
  expect(error).toContain(
    "Targets that were refused earlier wait for quota: CDN: 3 files needed, 2 left today.",
  );
  expect(mistakes.calls()).toEqual([`${GOOD}a`]);
  expect(leftOf(mistakes.site).pending).toBe(
    refused.map((path) => `refused InvalidDomain.Offline File ${path}`).join("\n"),
  );
  mistakes.emulator.quota.set({ product: "cdn", UrlRemain: 3 });
  expect(await mistakes.site.up(args)).toEqual({ operation: "update" });
});

it("sends a directory once that was refused before and now replaces files", async () => {
  const args = (version: number) => ({ assets: assets({ a: version, b: 1 }), baseUrls: [GOOD] });
  await mistakes.site.up({ ...args(1), onCreate: "skip" });
  mistakes.emulator.quota.set({ product: "cdn", UrlRemain: 0, DirRemain: 1 });
  mistakes.emulator.domains.set("good.example.com", "offline");
  await mistakes.site.up(args(2));
  mistakes.emulator.domains.set("good.example.com", "online");
  mistakes.calls();
  expect(await mistakes.site.up(args(2))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([`Directory ${GOOD}`]);
});
