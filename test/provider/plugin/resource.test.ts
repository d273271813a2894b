import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resourceProvider } from "../../../provider/lifecycle/resource-provider";
import { serve } from "../../../provider/plugin/serve";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { type Emulator, startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { initFailureOf } from "../../support/host";
import { clockOf } from "../../support/in-process";
import { PluginClient, secret } from "../../support/plugin-client";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const A = "https://static.example.com/a.js";
const B = "https://static.example.com/b.js";
const OUTPUTS = ["pending", "refreshed", "requestIds", "status", "taskIds"];

let emulator: Emulator;
let plugin: PluginClient;
let all: Disposable[];
/** The plugin's process, here: waiting moves the emulator's clock, unless a test holds it. */
let sleep: ((ms: number, end?: AbortSignal) => Promise<void>) | undefined;

beforeEach(async () => {
  emulator = await startEmulator({ clock: "virtual", taskSeconds: { visible: 2, duration: 60 } });
  const virtual = clockOf(emulator);
  const clock = {
    ...virtual,
    sleep: (ms: number, end?: AbortSignal) => (sleep ? sleep(ms, end) : virtual.sleep(ms)),
  };
  sleep = undefined;
  const resources = new Map([
    ["alicloud-refresh:index:CdnRefresh", resourceProvider(cdn, clock)],
    ["alicloud-refresh:index:DcdnRefresh", resourceProvider(dcdn, clock)],
  ]);
  const server = await serve(resources);
  plugin = new PluginClient(server.port, "CdnRefresh");
  all = [plugin, server];
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  const { api } = emulator;
  await plugin.configure({
    accessKey: secret(accessKeyId),
    secretKey: secret(accessKeySecret),
    endpoints: JSON.stringify([{ cdn: api, dcdn: api }]),
  });
});
afterEach(async () => {
  for (const each of all) each[Symbol.dispose]();
  await emulator.close();
});

const checked = async (args: object, olds = {}) => (await plugin.check(olds, args as never)).inputs;
const asked = () => emulator.calls().filter(({ action }) => action.startsWith("Refresh")).length;

describe("state", () => {
  it("holds nothing but arguments, plan and outputs", async () => {
    const inputs = await checked({ objectPaths: [B, A], trigger: "v1", force: null });
    expect(inputs).toEqual({
      objectPaths: [A, B],
      trigger: "v1",
      plan: expect.stringMatching(/^#1 created/),
    });
    const { properties } = await plugin.create(inputs);
    expect(Object.keys(properties).filter((name) => name.startsWith("__"))).toEqual([]);
  });

  it("keeps arguments secret, as a whole, and all that is made of them", async () => {
    const inputs = await checked({ objectPaths: [A, secret(B)], trigger: "v1" });
    expect(inputs).toEqual({
      objectPaths: secret([A, B]),
      trigger: "v1",
      plan: secret(expect.stringMatching(/^#1/)),
    });
    const { id, properties } = await plugin.create(inputs);
    expect(properties.inputsHash).toEqual(secret(expect.any(String)));
    const again = await checked({ objectPaths: [A, secret(B)], trigger: "v1" }, inputs);
    expect(again).toEqual(inputs);
    expect(await plugin.diff(id, properties, again, inputs)).toBe("none");
  });

  it("keeps a plan secret that was made of arguments which are not secret any more", async () => {
    const before = await checked({ objectPaths: [A, B], trigger: secret("v1") });
    const inputs = await checked({ objectPaths: [A, B], trigger: "v1", force: true }, before);
    expect(inputs).toMatchObject({ trigger: "v1", plan: before.plan });
    expect(before.plan).toEqual(secret(expect.any(String)));
  });

  it("of a dynamic resource is taken over: no difference, no call", async () => {
    const shell = {
      __provider: "exports",
      __urn: "urn:pulumi:dev::test::pulumi-nodejs:dynamic/x:CdnRefresh::site",
    };
    const inputs = await checked({ objectPaths: [A], trigger: "v1" });
    const { id, properties } = await plugin.create(inputs);
    const [olds, oldInputs] = [
      { ...properties, ...shell },
      { ...inputs, ...shell },
    ];
    const now = await checked({ objectPaths: [A], trigger: "v1" }, oldInputs);
    expect(now).toEqual(inputs);
    expect(await plugin.diff(id, olds, now, oldInputs)).toBe("none");
  });
});

describe("a preview", () => {
  it("leaves the outputs of a create unknown", async () => {
    const inputs = await checked({ objectPaths: [A], trigger: "v1" });
    const outputs = await plugin.preview(undefined, inputs);
    expect(
      Object.keys(outputs)
        .filter((name) => OUTPUTS.includes(name))
        .sort(),
    ).toEqual(OUTPUTS);
    expect(new Set(Object.values(outputs))).toEqual(new Set([UNKNOWN]));
    expect(asked()).toBe(0);
  });

  it("knows the outputs of an update that refreshes nothing, and no others", async () => {
    const inputs = await checked({ objectPaths: [A], trigger: "v1" });
    const { id, properties: outputs } = await plugin.create(inputs);
    const state = { id, inputs, outputs, initFailed: false };
    const forced = await checked({ objectPaths: [A], trigger: "v1", force: true }, inputs);
    expect(await plugin.preview(state, forced)).toEqual(outputs);
    const moved = await checked({ objectPaths: [A], trigger: "v2" }, inputs);
    expect(await plugin.preview(state, moved)).toMatchObject({ taskIds: UNKNOWN, status: UNKNOWN });
    const later = await checked({ objectPaths: [A], trigger: UNKNOWN }, inputs);
    expect(later.plan).toBe(UNKNOWN);
    expect(await plugin.preview(state, later)).toMatchObject({ taskIds: UNKNOWN, status: UNKNOWN });
    expect(asked()).toBe(1);
  });
});

describe("a difference", () => {
  it("is named by its path", async () => {
    const inputs = await checked({ objectPaths: [A], trigger: "v1", limits: { urlsPerCall: 1 } });
    const { id, properties } = await plugin.create(inputs);
    const now = await checked(
      { objectPaths: [A, B], trigger: "v1", limits: { urlsPerCall: 2 }, force: true },
      inputs,
    );
    const answer = await plugin.diffAnswer(id, properties, now, inputs);
    const detailed = Object.fromEntries(answer.toObject().detaileddiffMap);
    expect(answer.getDiffsList().sort()).toEqual(["force", "limits", "objectPaths", "plan"]);
    expect(detailed).toEqual({
      "objectPaths[1]": { kind: 0, inputdiff: true },
      "limits.urlsPerCall": { kind: 4, inputdiff: true },
      force: { kind: 0, inputdiff: true },
      plan: { kind: 4, inputdiff: true },
    });
  });

  it("of the service is a replacement: what one service refreshed says nothing of another's caches", async () => {
    const inputs = await checked({ objectPaths: [A], trigger: "v1" });
    const { properties } = await plugin.create(inputs);
    const answer = await plugin.diffAnswer("dcdn-refresh-1", properties, inputs, inputs);
    expect(answer.getReplacesList()).toEqual(["plan"]);
  });
});

describe("an update that the engine waits for no longer", () => {
  const args = { objectPaths: [A, B], trigger: "v1", wait: true, limits: { urlsPerCall: 1 } };

  /** Sleeps as long as it is let. */
  const forEver = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    sleep = (_, end) =>
      new Promise((_done, fail) => {
        resolve();
        end?.addEventListener("abort", () => fail(new Error("the timer's own")));
      });
    return promise;
  };

  it("ends at once, keeps what was accepted, and waits on next time", async () => {
    const site = new Deployment(plugin, "cdn");
    const waits = forEver();
    const run = site.up({ ...args, limits: {} });
    await waits;
    await plugin.cancel();
    const { error } = await run;
    expect(error).toContain("Cancelled");
    expect(error).toContain("accepted, not yet complete: 2 files");
    expect(site.state?.outputs.taskIds).toHaveLength(1);
  });

  it("sends nothing more", async () => {
    const site = new Deployment(plugin, "cdn");
    // The second call waits for its turn among the calls of a second.
    const waits = forEver();
    const run = site.up(args);
    await waits;
    await plugin.cancel();
    const { error } = await run;
    expect(error).toContain("still to refresh: 1 file");
    expect(asked()).toBe(1);
  });

  it("ends after customTimeouts, and the next one goes on from there", async () => {
    const site = new Deployment(plugin, "cdn");
    void forEver();
    plugin.timeout = 0.05;
    const { error } = await site.up({ ...args, limits: {} });
    expect(error).toContain("Not complete within the 0.05 s of customTimeouts");
    sleep = undefined;
    plugin.timeout = 0;
    expect(await site.up({ ...args, limits: {} })).toEqual({ operation: "update" });
    expect(site.state?.outputs).toMatchObject({ status: "complete" });
    expect(asked()).toBe(1);
  });
});

describe("what a plugin is asked besides", () => {
  it("hashes a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plugin-"));
    mkdirSync(join(folder, "docs"));
    for (const name of ["about.html", "docs/index.html", "a.map"]) writeFileSync(join(folder, name), name);
    const hashAssets = (args: object) =>
      plugin.invoke("alicloud-refresh:index:hashAssets", { folder, ...args });
    const { result } = await hashAssets({ ignore: ["*.map"], servedAs: "cleanUrls" });
    expect(result.count).toBe(5);
    expect(result.text).toMatch(/^[0-9a-f]{16} {2}\/about\n/);
    expect((await hashAssets({ servedAs: "app" })).failures).toEqual([
      'hashAssets: servedAs is "app"; expected "files" or "cleanUrls"',
    ]);
    expect((await hashAssets({ ignored: [] })).failures).toEqual([
      "hashAssets: ignored is not an argument; the arguments are folder, ignore and servedAs",
    ]);
    rmSync(folder, { recursive: true });
    expect((await hashAssets({})).failures).toEqual([
      expect.stringMatching(/^hashAssets: .* does not exist/),
    ]);
    expect((await hashAssets({ ignore: UNKNOWN })).result).toMatchObject({ text: UNKNOWN });
  });

  it("keeps a Provider's keys secret, whoever gave them, and knows its arguments", async () => {
    const { inputs, failures } = await plugin.checkConfig({
      accessKey: "id",
      secretKey: "s",
      region: "cn-beijing",
    });
    expect(inputs).toEqual({ accessKey: secret("id"), secretKey: secret("s"), region: "cn-beijing" });
    expect(failures).toEqual([]);
    const other = await plugin.checkConfig({ acessKey: "id", version: "1.0.0" });
    expect(other.failures).toEqual([
      expect.stringMatching(/^acessKey is no argument of a Provider; there are accessKey, /),
    ]);
  });

  it("says where keys are looked for, and where they cannot be seen", async () => {
    await plugin.configure({});
    const site = new Deployment(plugin, "cdn");
    const { error } = await site.up({ objectPaths: [A], trigger: "v1" });
    expect(error).toContain("1. alicloud-refresh:accessKey, ALICLOUD_ACCESS_KEY");
    expect(error).toContain("Keys of alicloud:..., which @pulumi/alicloud reads, are not available here");
  });

  it("refuses to import what the service does not keep", async () => {
    await expect(plugin.read("cdn-refresh-1", {})).rejects.toThrow("cannot be imported");
  });

  it("names the resources and functions that there are", async () => {
    using server = await serve(new Map());
    using other = new PluginClient(server.port, "CdnRefresh");
    await expect(other.check({}, {})).rejects.toThrow("alicloud-refresh:index:CdnRefresh is not a resource");
    await expect(plugin.invoke("alicloud-refresh:index:hash", {})).rejects.toThrow(
      "is not a function of this plugin; the functions are",
    );
  });

  it("keeps a failure of the resource as the engine is to keep it", async () => {
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    const inputs = await checked({ objectPaths: [A], trigger: "v1" });
    const error = await plugin.create(inputs).catch((thrown) => thrown);
    const { id, properties, reasons } = initFailureOf(error) ?? {};
    expect(id).toMatch(/^cdn-refresh-/);
    expect(properties).toMatchObject({ pending: expect.stringContaining(A), status: "failed" });
    expect(Object.keys(properties ?? {}).filter((name) => name.startsWith("__"))).toEqual([]);
    expect(reasons).toEqual([expect.stringContaining("Forbidden.RAM")]);
  });
});
