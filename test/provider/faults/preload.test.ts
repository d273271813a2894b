import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment, type Values } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";

const BASE = "https://static.example.com/";
const NAMES = ["a", "b", "c"];

let emulator: Emulator;
let site: Deployment;
let folder: string;
let seen = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "preload-"));
  emulator = await startEmulator({
    origin: folder,
    clock: "virtual",
    startTime: laterStart(),
    taskSeconds: { visible: 2, duration: 60 },
  });
  // Time-outs are the client's own, in real time.
  const config = configOf(emulator, { clientReadTimeout: "300" });
  site = new Deployment(inProcess(cdn, emulator, clockOf(emulator), config), "cdn");
  await deploy(1);
  emulator.clock.advance(60_000);
  seen = emulator.calls().length;
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

/** A version of some files, the others as they are in the first one. */
const assets = (version: number, changed = NAMES) =>
  NAMES.map((name) => `0000000${changed.includes(name) ? version : 1}  /${name}\n`).join("");

function publish(version: number, changed = NAMES): void {
  for (const name of changed) writeFileSync(join(folder, name), `version ${version}`);
}

function deploy(version: number, args: Values = {}, changed = NAMES) {
  publish(version, changed);
  return site.up({ assets: assets(version, changed), baseUrls: [BASE], preload: true, ...args });
}

/** The URLs of each preload call since the last look, those that were refused too. */
function preloaded(): (string | undefined)[] {
  const calls = emulator.calls().slice(seen);
  seen += calls.length;
  return calls.flatMap(({ action, parameters }) =>
    action === "PushObjectCache" ? [parameters.ObjectPath?.replaceAll(BASE, "")] : [],
  );
}

/** How the first visitors of all files at all nodes are answered, after the service has preloaded. */
async function visits() {
  emulator.clock.advance(60_000);
  const seen = new Set<string>();
  for (const node of [0, 1, 2]) {
    for (const name of NAMES) {
      const { cache, body } = await emulator.edge.get(BASE + name, { node });
      seen.add(`${cache} ${body}`);
    }
  }
  return [...seen];
}

/** One URL a call. */
const SINGLE = { limits: { urlsPerCall: 1 } };

const ALL = { status: "complete", preloadTaskIds: [expect.stringMatching(/^\d+$/)] };

it("warms what was refreshed, once it is complete, and does not wait for it", async () => {
  expect(await deploy(2)).toEqual({ operation: "update" });
  const actions = emulator.calls().map(({ action }) => action);
  expect(actions.lastIndexOf("DescribeRefreshTaskById")).toBeLessThan(actions.lastIndexOf("PushObjectCache"));
  expect(emulator.tasks().map(({ objectType, status }) => [objectType, status])).toEqual([
    ["File", "Complete"],
    ["Preload", "Complete"],
    ["File", "Complete"],
    ["Preload", "PreloadPending"],
  ]);
  expect(site.state?.outputs).toMatchObject(ALL);
  expect(preloaded()).toEqual(["a\nb\nc"]);
  expect(await visits()).toEqual(["HIT version 2"]);
});

it("warms only what changed", async () => {
  await deploy(2, {}, ["b"]);
  expect(preloaded()).toEqual(["b"]);
});

it("is no reason for a refresh, and not repeated", async () => {
  await deploy(2, { preload: false });
  expect(site.state?.outputs).not.toHaveProperty("preloadTaskIds");
  seen = emulator.calls().length;
  expect(await deploy(2)).toEqual({ operation: "update" });
  expect(await deploy(2)).toEqual({ operation: "same" });
  expect(await deploy(2, { preload: { area: "overseas" } })).toEqual({ operation: "update" });
  expect(emulator.calls().slice(seen)).toEqual([]);
});

it("passes its options on", async () => {
  await deploy(2, { preload: { area: "domestic", l2: true } });
  const call = emulator.calls().findLast(({ action }) => action === "PushObjectCache");
  expect(call?.parameters).toMatchObject({ Area: "domestic", L2Preload: "true" });
  await deploy(3);
  const plain = emulator.calls().findLast(({ action }) => action === "PushObjectCache");
  expect(plain?.parameters).not.toHaveProperty("Area");
  expect(plain?.parameters).not.toHaveProperty("L2Preload");
});

describe("what passes by itself is waited out", () => {
  it.each(["PreloadQueueFull", "Throttling.User", "ServiceUnavailable"])("%s", async (code) => {
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code, times: 3 });
    expect(await deploy(2)).toEqual({ operation: "update" });
    expect(preloaded()).toEqual(Array(4).fill("a\nb\nc"));
    expect(site.state?.outputs).toMatchObject(ALL);
  });

  it.each(["html", "empty", "reset", "hang"] as const)("an answer that is lost (%s)", async (kind) => {
    emulator.faults.add({ action: "PushObjectCache", kind, when: "after" });
    expect(await deploy(2)).toEqual({ operation: "update" });
    expect(await visits()).toEqual(["HIT version 2"]);
  });
});

describe("what does not pass is no failed deployment", () => {
  it.each(["PreloadQueueFull", "QuotaExceeded.Preload", "Forbidden.RAM", "SomethingNew"])(
    "%s",
    async (code) => {
      const before = emulator.clock.now();
      emulator.faults.add({ action: "PushObjectCache", kind: "error", code, times: 1_000 });
      expect(await deploy(2)).toEqual({ operation: "update" });
      expect(site.state?.outputs).toMatchObject({ status: "complete", preloadTaskIds: [] });
      expect(site.state?.outputs).not.toHaveProperty("pending");
      // A minute for the refresh, and two for the preload at the most.
      expect(emulator.clock.now() - before).toBeLessThan(200_000);
      emulator.faults.clear();
      expect(await deploy(2)).toEqual({ operation: "same" });
      expect(await visits()).toEqual(["MISS version 2"]);
    },
  );
});

describe("the day's quota", () => {
  it("is asked for first: as many as fit, and no call where none does", async () => {
    emulator.quota.set({ product: "cdn", PreloadRemain: 2 });
    await deploy(2);
    await deploy(3);
    expect(preloaded()).toEqual(["a\nb"]);
    expect(site.state?.outputs).toMatchObject({ preloadTaskIds: [] });
  });

  it("is the documented one, or the account's own, where it may not be asked for", async () => {
    // Asked before the refresh, too.
    const hidden = () =>
      emulator.faults.add({ action: "DescribeRefreshQuota", kind: "error", code: "Forbidden.RAM", times: 2 });
    hidden();
    await deploy(2);
    hidden();
    await deploy(3, { limits: { preloadsPerDay: 1 } });
    expect(preloaded()).toEqual(["a\nb\nc", "a"]);
  });
});

describe("a refresh that is unfinished", () => {
  it("has what is complete of it warmed, and the rest when that is", async () => {
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "taskFails" });
    const { error } = await deploy(2, SINGLE);
    expect(error).toContain("The service failed to refresh");
    expect(preloaded()).toEqual(["b\nc"]);
    const first = site.state?.outputs.preloadTaskIds as string[];
    emulator.clock.advance(60_000);
    expect(await deploy(2, SINGLE)).toEqual({ operation: "update" });
    expect(preloaded()).toEqual(["a"]);
    expect(site.state?.outputs.preloadTaskIds).toEqual([...first, expect.stringMatching(/^\d+$/)]);
    expect(await visits()).toEqual(["HIT version 2"]);
  });

  it("is warmed by the update that waits on, after a time-out", async () => {
    const { error } = await deploy(2, { wait: { timeoutSeconds: 5 } });
    expect(error).toContain("not complete within 5 seconds");
    expect(preloaded()).toEqual([]);
    expect(await deploy(2)).toEqual({ operation: "update" });
    expect(preloaded()).toEqual(["a\nb\nc"]);
  });

  it("is not warmed when nothing was accepted", async () => {
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    await deploy(2);
    expect(preloaded()).toEqual([]);
  });
});

describe("with verify", () => {
  const verified = (version: number) => {
    publish(version);
    const verify = { nodes: emulator.edge.nodes, timeoutSeconds: 30 };
    return deploy(version, { ...SINGLE, assets: hashAssets(folder).text, verify });
  };
  /** Every node holds the first version of everything, as hashAssets tells it. */
  beforeEach(async () => {
    await verified(1);
    emulator.clock.advance(60_000);
    await visits();
    preloaded();
  });

  it("warms only what was verified, and the rest when that is", async () => {
    emulator.faults.add({ kind: "nodeMisses", node: 1, objectPath: `${BASE}a` });
    const { error } = await verified(2);
    expect(error).toContain("copy from before the refresh");
    expect(preloaded()).toEqual(["b\nc"]);
    emulator.clock.advance(60_000);
    expect(await verified(2)).toEqual({ operation: "update" });
    expect(preloaded()).toEqual(["a"]);
    expect(await visits()).toEqual(["HIT version 2"]);
  });
});

describe("several domains", () => {
  const bases = { baseUrls: [BASE, "https://www.example.com/"] };

  it("have calls of their own, and one that is refused holds back no other", async () => {
    emulator.faults.add({
      action: "PushObjectCache",
      objectPath: `${BASE}a`,
      kind: "error",
      code: "InvalidDomain.Offline",
    });
    await deploy(2, bases);
    expect(preloaded()).toEqual([
      "a\nb\nc",
      "https://www.example.com/a\nhttps://www.example.com/b\nhttps://www.example.com/c",
    ]);
    expect(site.state?.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("need only their own permissions", async () => {
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "Forbidden.RAM" });
    await deploy(2, bases);
    expect(site.state?.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("are left alone after one refusal", async () => {
    const text = Array.from({ length: 150 }, (_, index) => `01234567  /${index}\n`)
      .sort()
      .join("");
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "InvalidDomain.Offline" });
    const stack = new Deployment(inProcess(cdn, emulator), "cdn");
    await stack.up({ assets: text, ...bases, preload: true });
    const calls = preloaded().map((urls = "") => urls.split("\n"));
    expect(calls.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(calls.flat().filter((url) => url.startsWith("https://www.example.com/"))).toHaveLength(150);
  });

  it("keep the ids of what was accepted when the update is ended meanwhile", async () => {
    emulator.faults.add({
      action: "PushObjectCache",
      skip: 1,
      kind: "error",
      code: "PreloadQueueFull",
      times: 9,
    });
    const clock = clockOf(emulator);
    const sleep = async (ms: number) => {
      if (emulator.calls().at(-1)?.code === "PreloadQueueFull") throw new Error("ended");
      await clock.sleep(ms);
    };
    const stack = new Deployment(inProcess(cdn, emulator, { ...clock, sleep }), "cdn");
    expect(await stack.up({ assets: assets(1), ...bases, preload: true })).toEqual({ operation: "create" });
    expect(stack.state?.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("all stay cold where the account may not do it", async () => {
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "OperationDenied.Suspended" });
    await deploy(2, bases);
    expect(preloaded()).toHaveLength(1);
  });
});

it("keeps below the service's calls a second", async () => {
  const stack = new Deployment(inProcess(dcdn, emulator), "dcdn");
  const baseUrls = Array.from({ length: 40 }, (_, index) => `https://d${index}.example.com/`);
  await stack.up({ assets: assets(1), baseUrls, preload: true });
  const calls = emulator.calls().filter(({ action }) => action === "PreloadDcdnObjectCaches");
  expect(calls.map(({ status }) => status)).toEqual(Array(40).fill(200));
});

it("leaves out a URL that is too long, and sends 100 a call", async () => {
  const long = "x".repeat(1_024 - BASE.length + 1);
  const paths = [...Array.from({ length: 150 }, (_, index) => `p${index}`), long].sort();
  const text = (version: number) => paths.map((path) => `0000000${version}  /${path}\n`).join("");
  await site.up({ assets: text(1), baseUrls: [BASE] });
  seen = emulator.calls().length;
  await site.up({ assets: text(2), baseUrls: [BASE], preload: true });
  const calls = preloaded().map((call) => call?.split("\n") ?? []);
  expect(calls.map(({ length }) => length)).toEqual([100, 50]);
  expect(calls.flat()).not.toContain(long);
});
