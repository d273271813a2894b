import { expect, it } from "vitest";
import { assets, GOOD, leftOf, mistaken, NOTHING_LEFT } from "./mistaken";

const mistakes = mistaken({ taskSeconds: { visible: 0, duration: 600 } });

const urls = (names: readonly string[]) => names.map((name) => `${GOOD}${name}`).join(" ");
const SHORT = { timeoutSeconds: 10 };
const LONG = { timeoutSeconds: 1_000 };
const args = (names: readonly string[], wait: unknown, trigger = "v1") => ({
  objectPaths: names.map((name) => `${GOOD}${name}`),
  trigger,
  wait,
});

it("waits for what is running, and sends only what is new", async () => {
  expect((await mistakes.site.up(args(["a", "b"], SHORT))).error).toContain("not complete within");
  mistakes.calls();
  expect((await mistakes.site.up(args(["a", "b", "c"], SHORT))).error).toContain("not complete within");
  expect(mistakes.calls()).toEqual([`${GOOD}c`]);
  expect(await mistakes.site.up(args(["a", "b", "c"], LONG))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([]);
  expect(mistakes.site.state?.outputs).toMatchObject({
    status: "complete",
    refreshed: { files: 3, calls: 2 },
    taskIds: [expect.any(String), expect.any(String)],
  });
  expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
});

it("treats running tasks as done when `wait` is removed", async () => {
  await mistakes.site.up(args(["a", "b"], SHORT));
  mistakes.calls();
  expect(await mistakes.site.up(args(["a", "b", "c"], false))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([`${GOOD}c`]);
});

it("sends again what is running for an earlier trigger", async () => {
  await mistakes.site.up(args(["a", "b"], SHORT));
  mistakes.calls();
  expect(await mistakes.site.up(args(["a", "b"], LONG, "v2"))).toEqual({ operation: "update" });
  expect(mistakes.calls()).toEqual([`${GOOD}a ${GOOD}b`]);
});

it("does not wait for what is no longer declared", async () => {
  mistakes.emulator.faults.add({ kind: "taskNeverEnds" });
  await mistakes.site.up(args(["a"], SHORT));
  expect(await mistakes.site.up(args(["b"], LONG))).toEqual({ operation: "update" });
  expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
});

it("sends of a site what changed since, and waits for the rest", async () => {
  const site = (files: Record<string, number>, wait: unknown) => ({
    assets: assets(files),
    baseUrls: [GOOD],
    wait,
  });
  await mistakes.site.up({ ...site({ a: 1, b: 1, c: 1 }, false), onCreate: "skip" });
  await mistakes.site.up(site({ a: 2, b: 2 }, SHORT));
  mistakes.calls();
  await mistakes.site.up(site({ a: 2, b: 3 }, SHORT));
  expect(mistakes.calls()).toEqual([`${GOOD}b`]);
  // Back to the first: edges may have cached a and b as they were in between, and that c was not found.
  await mistakes.site.up(site({ a: 1, b: 1, c: 1 }, LONG));
  expect(mistakes.calls()).toEqual([`${GOOD}a ${GOOD}b ${GOOD}c`]);
  expect(leftOf(mistakes.site)).toEqual(NOTHING_LEFT);
});

it("refreshes what was removed with a directory at the next trigger, once", async () => {
  const site = (files: Record<string, number>, trigger: string) => ({
    assets: assets(files),
    baseUrls: [GOOD],
    trigger,
    limits: { urlsPerDay: 4 },
  });
  const before = { "a/1": 1, "a/2": 1, "a/3": 1, z: 1 };
  const after = { "a/4": 1, "a/5": 1, "a/6": 1, z: 1 };
  await mistakes.site.up({ ...site(before, "v1"), onCreate: "skip" });
  await mistakes.site.up(site(after, "v1"));
  expect(mistakes.calls()).toEqual([`Directory ${GOOD}a/`]);
  await mistakes.site.up({ ...site(after, "v2"), limits: { urlsPerDay: 10 } });
  expect(mistakes.calls()).toEqual([urls(["a/1", "a/2", "a/3", "a/4", "a/5", "a/6", "z"])]);
  await mistakes.site.up({ ...site(after, "v3"), limits: { urlsPerDay: 10 } });
  expect(mistakes.calls()).toEqual([urls(["a/4", "a/5", "a/6", "z"])]);
});
