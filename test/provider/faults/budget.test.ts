import { expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import type { FaultOptions } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

/** Deploys into a fault that does not end. Returns how long that took, in seconds, and how often what was called. */
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

/** For querying the quota, which has 15 seconds of its own, and for the pauses before tasks are looked up. */
const MORE_SECONDS = 15 + 8;

it.each(["html", "redirect", "empty", "reset"] as const)(
  "gives up within two minutes, look-ups included, when every response is %s",
  async (kind) => {
    const { error, seconds, refreshes, lists } = await deployInto({ kind });
    expect(error).toContain("RefreshObjectCaches failed");
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(120 + MORE_SECONDS);
    expect(refreshes).toBeGreaterThan(2);
    expect(lists).toBeLessThan(20);
  },
);

it("sends again if the tasks cannot be listed", async () => {
  second.emulator.faults.add({ kind: "reset", action: "RefreshObjectCaches" });
  const { error, refreshes } = await deployInto({ kind: "html", action: "DescribeRefreshTasks" });
  expect({ error, refreshes }).toEqual({ error: undefined, refreshes: 2 });
});

it("waits four and a half minutes for a domain that is being configured", async () => {
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
