import { expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import type { FaultOptions } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

/** Deploys into faults that do not end, and answers how long that took, in seconds, and what was called. */
async function deployInto(fault: FaultOptions, settings: Record<string, string> = {}) {
  const { emulator } = second;
  const config = configOf(emulator, { clientReadTimeout: "300", ...settings });
  const site = new Deployment(inProcess(cdn, emulator, clockOf(emulator), config), "cdn");
  emulator.faults.add({ times: 1_000, ...fault });
  const start = emulator.clock.now();
  const before = emulator.calls().length;
  const { error } = await site.up({ objectPaths: URLS, trigger: "second" });
  const actions = emulator
    .calls()
    .slice(before)
    .map(({ action }) => action);
  return {
    error,
    seconds: (emulator.clock.now() - start) / 1_000,
    refreshes: actions.filter((action) => action === "RefreshObjectCaches").length,
    lists: actions.filter((action) => action === "DescribeRefreshTasks").length,
  };
}

/** With the quota question, which has fifteen seconds of its own, and the pauses before the last look. */
const MORE_SECONDS = 15 + 8;

it.each(["html", "redirect", "empty", "reset"] as const)(
  "gives up within two minutes when every answer is %s, what it looks up included",
  async (kind) => {
    const { error, seconds, refreshes, lists } = await deployInto({ kind });
    expect(error).toContain("RefreshObjectCaches failed");
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(120 + MORE_SECONDS);
    expect(refreshes).toBeGreaterThan(2);
    expect(lists).toBeLessThan(20);
  },
);

it("sends again although the tasks cannot be asked for", async () => {
  second.emulator.faults.add({ kind: "reset", action: "RefreshObjectCaches" });
  const { error, refreshes } = await deployInto({ kind: "html", action: "DescribeRefreshTasks" });
  expect({ error, refreshes }).toEqual({ error: undefined, refreshes: 2 });
});

it("waits for a domain that is configured for four and a half minutes", async () => {
  const { emulator } = second;
  const clock = clockOf(emulator);
  const start = emulator.clock.now();
  const sleep = async (ms: number) => {
    await clock.sleep(ms);
    if (emulator.clock.now() - start > 270_000) emulator.faults.clear();
  };
  emulator.faults.add({ kind: "error", code: "ServiceBusy", action: "RefreshObjectCaches", times: 1_000 });
  const site = new Deployment(inProcess(cdn, emulator, { ...clock, sleep }), "cdn");
  expect(await site.up({ objectPaths: URLS, trigger: "second" })).toEqual({ operation: "create" });
});

it.each([
  ["60", 60],
  [undefined, 300],
  ["900", 900],
])("waits for a busy service as long as maxRetryTimeout says: %s", async (maxRetryTimeout, expected) => {
  const fault: FaultOptions = { kind: "error", code: "ServiceBusy", action: "RefreshObjectCaches" };
  const { error, seconds } = await deployInto(fault, maxRetryTimeout ? { maxRetryTimeout } : {});
  expect(error).toContain("The domain is being configured");
  expect(Math.round(seconds)).toBe(expected);
});
