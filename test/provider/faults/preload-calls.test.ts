import { describe, expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { assets, BASE, preloadedSite } from "./preloaded-site";

const site = preloadedSite();

it("passes its options on", async () => {
  await site.deploy(2, { preload: { area: "domestic", l2: true } });
  const call = site.emulator.calls().findLast(({ action }) => action === "PushObjectCache");
  expect(call?.parameters).toMatchObject({ Area: "domestic", L2Preload: "true" });
  await site.deploy(3);
  const plain = site.emulator.calls().findLast(({ action }) => action === "PushObjectCache");
  expect(plain?.parameters).not.toHaveProperty("Area");
  expect(plain?.parameters).not.toHaveProperty("L2Preload");
});

describe("several domains", () => {
  const bases = { baseUrls: [BASE, "https://www.example.com/"] };

  it("have calls of their own, and one that is refused holds back no other", async () => {
    site.emulator.faults.add({
      action: "PushObjectCache",
      objectPath: `${BASE}a`,
      kind: "error",
      code: "InvalidDomain.Offline",
    });
    await site.deploy(2, bases);
    expect(site.preloaded()).toEqual([
      "a\nb\nc",
      "https://www.example.com/a\nhttps://www.example.com/b\nhttps://www.example.com/c",
    ]);
    expect(site.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("need only their own permissions", async () => {
    site.emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "Forbidden.RAM" });
    await site.deploy(2, bases);
    expect(site.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("get no more calls after a refusal, unlike the others", async () => {
    const text = Array.from({ length: 150 }, (_, index) => `01234567  /${index}\n`)
      .sort()
      .join("");
    site.emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "InvalidDomain.Offline" });
    const stack = new Deployment(inProcess(cdn, site.emulator), "cdn");
    await stack.up({ assets: text, ...bases, preload: true });
    const calls = site.preloaded().map((urls = "") => urls.split("\n"));
    expect(calls.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(calls.flat().filter((url) => url.startsWith("https://www.example.com/"))).toHaveLength(150);
  });

  it("keep the ids of what was accepted when the update is ended meanwhile", async () => {
    site.emulator.faults.add({
      action: "PushObjectCache",
      skip: 1,
      kind: "error",
      code: "PreloadQueueFull",
      times: 9,
    });
    const clock = clockOf(site.emulator);
    const sleep = async (ms: number) => {
      if (site.emulator.calls().at(-1)?.code === "PreloadQueueFull") throw new Error("ended");
      await clock.sleep(ms);
    };
    const stack = new Deployment(inProcess(cdn, site.emulator, { ...clock, sleep }), "cdn");
    expect(await stack.up({ assets: assets(1), ...bases, preload: true })).toEqual({ operation: "create" });
    expect(stack.state?.outputs.preloadTaskIds).toHaveLength(1);
  });

  it("all stay cold where the account may not do it", async () => {
    site.emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "OperationDenied.Suspended" });
    await site.deploy(2, bases);
    expect(site.preloaded()).toHaveLength(1);
  });
});

it("keeps below the service's calls a second", async () => {
  const stack = new Deployment(inProcess(dcdn, site.emulator), "dcdn");
  const baseUrls = Array.from({ length: 40 }, (_, index) => `https://d${index}.example.com/`);
  await stack.up({ assets: assets(1), baseUrls, preload: true });
  const calls = site.emulator.calls().filter(({ action }) => action === "PreloadDcdnObjectCaches");
  expect(calls.map(({ status }) => status)).toEqual(Array(40).fill(200));
});

it("leaves out a URL that is too long, and sends 100 a call", async () => {
  const long = "x".repeat(1_024 - BASE.length + 1);
  const paths = [...Array.from({ length: 150 }, (_, index) => `p${index}`), long].sort();
  const text = (version: number) => paths.map((path) => `0000000${version}  /${path}\n`).join("");
  await site.resource.up({ assets: text(1), baseUrls: [BASE] });
  site.calls();
  await site.resource.up({ assets: text(2), baseUrls: [BASE], preload: true });
  const calls = site.preloaded().map((call) => call?.split("\n") ?? []);
  expect(calls.map(({ length }) => length)).toEqual([100, 50]);
  expect(calls.flat()).not.toContain(long);
});
