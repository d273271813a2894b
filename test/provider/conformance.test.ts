import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { Deployment, type Values } from "../support/deployment";
import { Host } from "../support/host";
import { PluginProcess } from "../support/plugin-process";

const A = "https://static.example.com/a.js";
const B = "https://static.example.com/b.js";
const NONE = { urls: 0, fresh: 0, stale: 0, different: 0, missing: 0, unknown: 0 };
type Parameters = Readonly<Record<string, string>>;
const FILES = {
  first: { objectPaths: [A] },
  both: { objectPaths: [A, B] },
  added: B,
  named: ({ ObjectPath = "" }: Parameters) => ObjectPath.split("\n"),
};
const tags = ({ CacheTag = "" }: Parameters) => CacheTag.split(",");
const contents = ({ Content = "{}" }: Parameters) => Object.values<string[]>(JSON.parse(Content)).flat();

/** What is the same for all resources: arguments for one and for two things to refresh, and how calls name them. */
const RESOURCES = [
  { provider: "cdn", of: "objects", action: "RefreshObjectCaches", ...FILES },
  { provider: "dcdn", of: "objects", action: "RefreshDcdnObjectCaches", ...FILES },
  { provider: "vod", of: "objects", action: "RefreshVodObjectCaches", ...FILES },
  {
    provider: "cacheTag",
    of: "CDN",
    action: "RefreshObjectCacheByCacheTag",
    first: { domainName: "static.example.com", cacheTags: ["a"] },
    both: { domainName: "static.example.com", cacheTags: ["a", "b"] },
    added: "b",
    named: tags,
  },
  {
    provider: "cacheTag",
    of: "DCDN",
    action: "RefreshDcdnObjectCacheByCacheTag",
    first: { service: "dcdn", domainName: "static.example.com", cacheTags: ["a"] },
    both: { service: "dcdn", domainName: "static.example.com", cacheTags: ["a", "b"] },
    added: "b",
    named: tags,
  },
  { provider: "esa", of: "objects", action: "PurgeCaches", ...FILES, named: contents },
  {
    provider: "esa",
    of: "hosts",
    action: "PurgeCaches",
    first: { objectType: "Hostname", objectPaths: ["a.example.com"] },
    both: { objectType: "Hostname", objectPaths: ["a.example.com", "b.example.com"] },
    added: "b.example.com",
    named: contents,
  },
  {
    provider: "esa",
    of: "cache tags",
    action: "PurgeCaches",
    first: { objectType: "CacheTag", objectPaths: ["a"], site: "example.com" },
    both: { objectType: "CacheTag", objectPaths: ["a", "b"], site: "example.com" },
    added: "b",
    named: contents,
  },
] as const;

/** Who runs the provider objects: the host of dynamic resources, or the plugin. */
const HOSTS = [
  { by: "the dynamic host", namespace: "alicloud", start: (config: Values) => Host.start(config) },
  { by: "the plugin", namespace: "alicloud-refresh", start: (config: Values) => PluginProcess.start(config) },
] as const;

const CASES = HOSTS.flatMap((host) => RESOURCES.map((resource) => ({ ...host, ...resource })));

describe.each(CASES)("$provider of $of by $by", (one) => {
  const { namespace, start, provider, action, first, both, added, named } = one;
  let emulator: Emulator;
  let host: Host | PluginProcess;
  let site: Deployment;
  /** What the emulator was asked to refresh since the last look. */
  let seen = 0;
  const asked = () => {
    const all = emulator.calls().slice(seen);
    seen += all.length;
    const calls = all.filter((call) => /^Refresh|^Purge/.test(call.action));
    expect(calls.map((call) => call.action)).toEqual(calls.map(() => action));
    return calls.map(({ parameters }) => named(parameters));
  };

  beforeAll(async () => {
    emulator = await startEmulator({ clock: "virtual", sites: { "example.com": { plan: "enterprise" } } });
    const { api } = emulator;
    const endpoints = JSON.stringify([{ cdn: api, dcdn: api, vod: api, esa: api }]);
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    host = await start({
      [`${namespace}:accessKey`]: accessKeyId,
      [`${namespace}:secretKey`]: accessKeySecret,
      [`${namespace}:endpoints`]: endpoints,
    });
  });
  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
    await emulator?.close();
  });
  beforeEach(() => {
    site = new Deployment(host.of(provider), provider);
    emulator.clock.advance(5_000);
    seen = emulator.calls().length;
  });

  const all = (args: { objectPaths: readonly string[] } | { cacheTags: readonly string[] }) =>
    "objectPaths" in args ? args.objectPaths : args.cacheTags;

  it("refreshes everything declared on create and keeps the task ids", async () => {
    expect(await site.up({ ...both, trigger: "v1" })).toEqual({ operation: "create" });
    expect(asked()).toEqual([all(both)]);
    expect(site.state?.outputs).toMatchObject({ status: "submitted", refreshed: { calls: 1 } });
    const ids = emulator.calls().flatMap(({ taskIds }) => taskIds ?? []);
    const kept = site.state?.outputs.taskIds as string[];
    // ESA's are kept with the place where they are listed.
    expect(kept.map((id) => id.replace(/@.*/, ""))).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(ids).toEqual(expect.arrayContaining(kept.map((id) => id.replace(/@.*/, ""))));
  });

  it("does nothing when nothing changed, and after pulumi refresh", async () => {
    await site.up({ ...both, trigger: "v1" });
    asked();
    expect(await site.up({ ...both, trigger: "v1" })).toEqual({ operation: "same" });
    await site.refresh();
    expect(await site.up({ ...both, trigger: "v1" })).toEqual({ operation: "same" });
    expect(asked()).toEqual([]);
  });

  it("refreshes everything when the trigger moves, there and back again", async () => {
    for (const trigger of ["A", "B", "A", "B"]) {
      await site.up({ ...both, trigger });
      expect(asked()).toEqual([all(both)]);
      emulator.clock.advance(5_000);
    }
  });

  it("skips a create on request, and refreshes at the next trigger", async () => {
    expect(await site.up({ ...both, trigger: "v1", onCreate: "skip" })).toEqual({ operation: "create" });
    expect(asked()).toEqual([]);
    expect(site.state?.outputs).toMatchObject({ status: "skipped", taskIds: [] });
    await site.up({ ...both, trigger: "v2", onCreate: "skip" });
    expect(asked()).toEqual([all(both)]);
  });

  it("refreshes only what was added, each time it is added", async () => {
    await site.up({ ...first, trigger: "v1" });
    asked();
    for (let round = 0; round < 2; round++) {
      await site.up({ ...both, trigger: "v1" });
      expect(asked()).toEqual([[added]]);
      expect(await site.up({ ...first, trigger: "v1" })).toEqual({ operation: "update" });
      expect(asked()).toEqual([]);
      emulator.clock.advance(5_000);
    }
  });

  it("makes no call, and keeps the ids, when only options change", async () => {
    await site.up({ ...both, trigger: "v1" });
    const ids = site.state?.outputs.taskIds;
    asked();
    for (const options of [{ force: true }, { onCreate: "skip" }, { limits: {} }]) {
      expect(await site.up({ ...both, trigger: "v1", ...options })).toEqual({ operation: "update" });
    }
    expect(asked()).toEqual([]);
    expect(site.state?.outputs.taskIds).toEqual(ids);
  });

  it("passes force on", async () => {
    await site.up({ ...both, trigger: "v1", force: true });
    expect(emulator.calls().at(-1)?.parameters.Force).toBe("true");
  });

  it("keeps a failed refresh pending until it is done", async () => {
    emulator.faults.add({ action, kind: "error", code: "Forbidden.RAM" });
    const failed = await site.up({ ...both, trigger: "v1" });
    expect(failed.operation).toBe("create");
    expect(failed.error).toContain("Forbidden.RAM");
    expect(failed.error).not.toContain("Signature");
    asked();
    await site.refresh();
    expect(await site.up({ ...both, trigger: "v1" })).toEqual({ operation: "update" });
    expect(asked()).toEqual([all(both)]);
    expect(await site.up({ ...both, trigger: "v1" })).toEqual({ operation: "same" });
  });

  it("refuses bad arguments before anything is sent", async () => {
    const run = await site.up({ ...both, trigger: "", surprise: 1 });
    const properties = run.failures?.map(({ reason }) => reason.split(":")[0]);
    expect(properties?.sort()).toEqual(["surprise", "trigger"]);
    expect(asked()).toEqual([]);
  });

  it("says in a preview what will be refreshed, and nothing when nothing will", async () => {
    const said = () => host.logs.splice(0).map(({ message }) => message);
    said();
    await site.preview({ ...both, trigger: "v1" });
    expect(said()).toEqual([expect.stringMatching(/^will refresh 2 [^:]* in (at least )?1 call: /)]);
    await site.up({ ...both, trigger: "v1" });
    said();
    await site.preview({ ...both, trigger: "v1" });
    expect(said()).toEqual([]);
  });
});

const AREA = { preload: { area: "domestic" }, sent: { ObjectPath: A, Area: "domestic" } };
const PRELOADS = [
  { provider: "cdn", action: "PushObjectCache", ...AREA },
  { provider: "dcdn", action: "PreloadDcdnObjectCaches", ...AREA },
  { provider: "vod", action: "PreloadVodObjectCaches", ...AREA },
  { provider: "esa", action: "PreloadCaches", preload: true, sent: { Content: JSON.stringify([A]) } },
] as const;

describe.each(PRELOADS)("$provider, with preload", ({ provider, action, preload, sent }) => {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  let emulator: Emulator;
  let host: Host;
  beforeAll(async () => {
    emulator = await startEmulator({
      origin: folder,
      sites: { "example.com": {} },
      taskSeconds: { duration: 0 },
    });
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    host = await Host.start({
      "alicloud:accessKey": accessKeyId,
      "alicloud:secretKey": accessKeySecret,
      "alicloud:endpoints": JSON.stringify([{ [provider]: emulator.api }]),
    });
  });
  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("every node is warm after the refresh, and the tasks of that are outputs", async () => {
    const site = new Deployment(host, provider);
    const up = (version: number) => {
      writeFileSync(join(folder, "a.js"), `version ${version}`);
      const assets = `0000000${version}  /a.js\n`;
      return site.up({
        assets,
        baseUrls: ["https://static.example.com/"],
        preload,
        wait: { timeoutSeconds: 60 },
      });
    };
    for (const version of [1, 2]) {
      host.logs.length = 0;
      await up(version);
      const call = emulator.calls().at(-1);
      expect(call).toMatchObject({ action, parameters: sent, accepted: true });
      expect(site.state?.outputs).toMatchObject({ status: "complete", preloadTaskIds: call?.taskIds });
      expect(host.logs.map(({ message }) => message)).toContain("preloading 1 URL in 1 call");
      for (const node of [0, 1, 2]) {
        const { cache, body } = await emulator.edge.get(A, { node });
        expect([cache, String(body)]).toEqual(["HIT", `version ${version}`]);
      }
    }
    expect(await up(2)).toEqual({ operation: "same" });
  });

  it("verify finds the node that missed the refresh, and the next up makes it good", async () => {
    const site = new Deployment(host, provider);
    const up = (text: string) => {
      writeFileSync(join(folder, "a.js"), text);
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
      const verify = { nodes: emulator.edge.nodes, timeoutSeconds: 2 };
      return site.up({ assets: `${hash}  /a.js\n`, baseUrls: ["https://static.example.com/"], verify });
    };
    expect(await up("first")).toEqual({ operation: "create" });
    expect(site.state?.outputs.verified).toEqual({ ...NONE, urls: 1, fresh: 1 });
    emulator.faults.add({ kind: "nodeMisses", node: 1 });
    expect((await up("second")).error).toContain(`${A} at ${emulator.edge.nodes[1]}: a copy from before`);
    expect(site.state?.outputs.verified).toEqual({ ...NONE, urls: 1, stale: 1 });
    expect(await up("second")).toEqual({ operation: "update" });
    expect(site.state?.outputs).toMatchObject({ status: "complete", verified: { urls: 1, fresh: 1 } });
  });

  it("is refused where it is not as it should be", async () => {
    const site = new Deployment(host, provider);
    const args = { assets: "00000001  /a.js\n", baseUrls: ["https://static.example.com/"] };
    const { failures } = await site.up({ ...args, preload: { area: "mars" } });
    expect(failures).toEqual([
      {
        property: "",
        reason: expect.stringMatching(/^preload: must be true(, false, or \{ area: .*\}| or false)$/),
      },
    ]);
    const paths = await site.up({ objectPaths: [A], trigger: "v1", preload: true });
    expect(paths.failures?.map(({ reason }) => reason)).toEqual([
      "preload: requires assets: it preloads what changed in them",
    ]);
  });
});
