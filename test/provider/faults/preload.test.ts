import { beforeEach, describe, expect, it } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { BASE, preloadedSite } from "./preloaded-site";

const site = preloadedSite();

/** One URL a call. */
const SINGLE = { limits: { urlsPerCall: 1 } };

const ALL = { status: "complete", preloadTaskIds: [expect.stringMatching(/^\d+$/)] };

it("warms what was refreshed, once it is complete, and does not wait for it", async () => {
  expect(await site.deploy(2)).toEqual({ operation: "update" });
  const actions = site.emulator.calls().map(({ action }) => action);
  expect(actions.lastIndexOf("DescribeRefreshTaskById")).toBeLessThan(actions.lastIndexOf("PushObjectCache"));
  expect(site.emulator.tasks().map(({ objectType, status }) => [objectType, status])).toEqual([
    ["File", "Complete"],
    ["Preload", "Complete"],
    ["File", "Complete"],
    ["Preload", "PreloadPending"],
  ]);
  expect(site.outputs).toMatchObject(ALL);
  expect(site.preloaded()).toEqual(["a\nb\nc"]);
  expect(await site.visits()).toEqual(["HIT version 2"]);
});

it("warms only what changed", async () => {
  await site.deploy(2, {}, ["b"]);
  expect(site.preloaded()).toEqual(["b"]);
});

it("causes no refresh, and is not repeated", async () => {
  await site.deploy(2, { preload: false });
  expect(site.outputs).not.toHaveProperty("preloadTaskIds");
  site.calls();
  expect(await site.deploy(2)).toEqual({ operation: "update" });
  expect(await site.deploy(2)).toEqual({ operation: "same" });
  expect(await site.deploy(2, { preload: { area: "overseas" } })).toEqual({ operation: "update" });
  expect(site.calls()).toEqual([]);
});

describe("transient errors are retried", () => {
  it.each(["PreloadQueueFull", "Throttling.User", "ServiceUnavailable"])("%s", async (code) => {
    site.emulator.faults.add({ action: "PushObjectCache", kind: "error", code, times: 3 });
    expect(await site.deploy(2)).toEqual({ operation: "update" });
    expect(site.preloaded()).toEqual(Array(4).fill("a\nb\nc"));
    expect(site.outputs).toMatchObject(ALL);
  });

  it.each(["html", "empty", "reset", "hang"] as const)("a response that is lost (%s)", async (kind) => {
    site.emulator.faults.add({ action: "PushObjectCache", kind, when: "after" });
    expect(await site.deploy(2)).toEqual({ operation: "update" });
    expect(site.preloaded()).toEqual(Array(2).fill("a\nb\nc"));
    expect(site.outputs).toMatchObject(ALL);
    expect(await site.visits()).toEqual(["HIT version 2"]);
  });
});

describe("permanent errors do not fail the deployment", () => {
  it.each(["PreloadQueueFull", "QuotaExceeded.Preload", "Forbidden.RAM", "SomethingNew"])(
    "%s",
    async (code) => {
      const before = site.emulator.clock.now();
      site.emulator.faults.add({ action: "PushObjectCache", kind: "error", code, times: 1_000 });
      expect(await site.deploy(2)).toEqual({ operation: "update" });
      expect(site.outputs).toMatchObject({ status: "complete", preloadTaskIds: [] });
      expect(site.outputs).not.toHaveProperty("pending");
      // A minute for the refresh, and two for the preload at the most.
      expect(site.emulator.clock.now() - before).toBeLessThan(200_000);
      site.emulator.faults.clear();
      expect(await site.deploy(2)).toEqual({ operation: "same" });
      expect(await site.visits()).toEqual(["MISS version 2"]);
    },
  );
});

describe("the day's quota", () => {
  it("is queried first: as many as fit are sent, and no call if none does", async () => {
    site.emulator.quota.set({ product: "cdn", PreloadRemain: 2 });
    await site.deploy(2);
    await site.deploy(3);
    expect(site.preloaded()).toEqual(["a\nb"]);
    expect(site.outputs).toMatchObject({ preloadTaskIds: [] });
  });

  it("is the documented one, or the account's own, where it may not be asked for", async () => {
    // Asked before the refresh, too.
    const hidden = () =>
      site.emulator.faults.add({
        action: "DescribeRefreshQuota",
        kind: "error",
        code: "Forbidden.RAM",
        times: 2,
      });
    hidden();
    await site.deploy(2);
    hidden();
    await site.deploy(3, { limits: { preloadsPerDay: 1 } });
    expect(site.preloaded()).toEqual(["a\nb\nc", "a"]);
  });
});

describe("a refresh that is unfinished", () => {
  it("is warmed as far as it is complete, and the rest once that is complete", async () => {
    site.emulator.faults.add({ action: "RefreshObjectCaches", kind: "taskFails" });
    const { error } = await site.deploy(2, SINGLE);
    expect(error).toContain("The service failed to refresh");
    expect(site.preloaded()).toEqual(["b\nc"]);
    const first = site.outputs.preloadTaskIds as string[];
    site.emulator.clock.advance(60_000);
    expect(await site.deploy(2, SINGLE)).toEqual({ operation: "update" });
    expect(site.preloaded()).toEqual(["a"]);
    expect(site.outputs.preloadTaskIds).toEqual([...first, expect.stringMatching(/^\d+$/)]);
    expect(await site.visits()).toEqual(["HIT version 2"]);
  });

  it("is warmed by the update that waits on, after a time-out", async () => {
    const { error } = await site.deploy(2, { wait: { timeoutSeconds: 5 } });
    expect(error).toContain("not complete within 5 seconds");
    expect(site.preloaded()).toEqual([]);
    expect(await site.deploy(2)).toEqual({ operation: "update" });
    expect(site.preloaded()).toEqual(["a\nb\nc"]);
  });

  it("is not warmed when nothing was accepted", async () => {
    site.emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    await site.deploy(2);
    expect(site.preloaded()).toEqual([]);
  });
});

describe("with verify", () => {
  const verified = (version: number) => {
    site.publish(version);
    const verify = { nodes: site.emulator.edge.nodes, timeoutSeconds: 30 };
    return site.deploy(version, { ...SINGLE, assets: hashAssets(site.folder).text, verify });
  };
  /** Every node holds the first version of everything, deployed with the hashes of hashAssets. */
  beforeEach(async () => {
    await verified(1);
    site.emulator.clock.advance(60_000);
    await site.visits();
    site.preloaded();
  });

  it("warms only what was verified, and the rest when that is", async () => {
    site.emulator.faults.add({ kind: "nodeMisses", node: 1, objectPath: `${BASE}a` });
    const { error } = await verified(2);
    expect(error).toContain("copy from before the refresh");
    expect(site.preloaded()).toEqual(["b\nc"]);
    site.emulator.clock.advance(60_000);
    expect(await verified(2)).toEqual({ operation: "update" });
    expect(site.preloaded()).toEqual(["a"]);
    expect(await site.visits()).toEqual(["HIT version 2"]);
  });
});
