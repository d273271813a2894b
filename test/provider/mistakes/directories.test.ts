import { expect, it } from "vitest";
import { assets, GOOD, leftOf, mistaken, NOTHING_LEFT, UNKNOWN } from "./mistaken";

const mistakes = mistaken();

it("sends the files, and the removed ones, of a directory that must no longer be refreshed as one", async () => {
  const files = (version: number, more: Record<string, number>) =>
    assets({ "a/1.js": version, "a/2.js": version, "z.js": 1, ...more });
  const args = { baseUrls: [GOOD], limits: { urlsPerDay: 4 } };
  await mistakes.site.up({ ...args, assets: files(1, { "a/3.js": 1 }), onCreate: "skip" });
  mistakes.emulator.faults.add({ kind: "error", code: "SomethingNew", action: "RefreshObjectCaches" });
  const small = { ...args, limits: { urlsPerDay: 2 } };
  await mistakes.site.up({ ...small, assets: files(2, {}) });
  expect(leftOf(mistakes.site).pending).toBe(`submit Directory ${GOOD}a/`);
  mistakes.calls();
  expect(await mistakes.site.up({ ...args, assets: files(2, {}), collapse: false })).toEqual({
    operation: "update",
  });
  expect(mistakes.calls()).toEqual([`${GOOD}a/1.js ${GOOD}a/2.js ${GOOD}a/3.js`]);
});

it("also owes a removed file of such a directory where a failure is a warning", async () => {
  const args = { baseUrls: [GOOD], onFailure: "warn" };
  const before = { "a/1.js": 1, "a/2.js": 1, "a/3.js": 1, "z.js": 1 };
  const after = assets({ "a/1.js": 2, "a/2.js": 2, "z.js": 1 });
  await mistakes.site.up({ ...args, assets: assets(before), onCreate: "skip" });
  mistakes.emulator.faults.add({ kind: "error", code: "SomethingNew", action: "RefreshObjectCaches" });
  await mistakes.site.up({ ...args, assets: after, limits: { urlsPerDay: 2 } });
  mistakes.calls();
  await mistakes.site.up({ ...args, assets: after, collapse: false });
  expect(mistakes.calls()).toEqual([`${GOOD}a/1.js ${GOOD}a/2.js ${GOOD}a/3.js`]);
});

it.each([{}, { onFailure: "warn" }])(
  "forgets no file of such a directory that is gone since: %o",
  async (how) => {
    const site = (more: Record<string, number>) => assets({ "a/1.js": 1, "a/2.js": 1, "z.js": 1, ...more });
    const args = { baseUrls: [GOOD], ...how };
    await mistakes.site.up({ ...args, assets: site({ "a/old.js": 1 }), onCreate: "skip" });
    mistakes.emulator.faults.add({ kind: "error", code: "SomethingNew", action: "RefreshObjectCaches" });
    const changed = { "a/1.js": 2, "a/2.js": 2, "a/new.js": 1 };
    await mistakes.site.up({ ...args, assets: site(changed), limits: { urlsPerDay: 2 } });
    expect(leftOf(mistakes.site).pending).toBe(`submit Directory ${GOOD}a/`);
    mistakes.calls();
    await mistakes.site.up({ ...args, assets: site({ "z.js": 2 }), collapse: false });
    expect(mistakes.calls().sort()).toEqual([`Directory ${GOOD}a/`, `${GOOD}z.js`]);
  },
);

it.each([{}, { onFailure: "warn" }])(
  "does not repeat such a directory that was accepted, nor its files: %o",
  async (how) => {
    const site = (version: number) =>
      assets({ "a/": version, "a/1.js": version, "a/2.js": version, "z.js": 1 });
    const args = { baseUrls: [GOOD, UNKNOWN], ...how };
    await mistakes.site.up({ ...args, assets: site(1), onCreate: "skip" });
    await mistakes.site.up({ ...args, assets: site(2), limits: { urlsPerDay: 2 } });
    expect(mistakes.calls()).toContain(`Directory ${GOOD}a/`);
    await mistakes.site.up({ ...args, assets: site(2), collapse: false });
    expect(mistakes.calls().join()).not.toContain(GOOD);
    await mistakes.site.up({ ...args, assets: site(2), collapse: false, baseUrls: [GOOD] });
    expect(mistakes.calls()).toEqual([]);
    expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
  },
);
