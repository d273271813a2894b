import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { settingsOf } from "../support/config";
import { Deployment } from "../support/deployment";
import { type AnyHost, HOSTS } from "../support/hosts";

const A = "https://static.example.com/a.js";
const B = "https://static.example.com/b.js";
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

describe.each(HOSTS)("by $by", ({ namespace, start }) => {
  let emulator: Emulator;
  let host: AnyHost;
  beforeAll(async () => {
    emulator = await startEmulator({ clock: "virtual", sites: { "example.com": { plan: "enterprise" } } });
    host = await start(settingsOf(emulator, namespace));
  });
  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
    await emulator?.close();
  });

  describe.each(RESOURCES)("$provider of $of", ({ provider, action, first, both, added, named }) => {
    let site: Deployment;
    let seen = 0;
    /** What the emulator has refreshed since the last call. */
    const asked = () => {
      const all = emulator.calls().slice(seen);
      seen += all.length;
      const calls = all.filter((call) => /^Refresh|^Purge/.test(call.action));
      expect(calls.map((call) => call.action)).toEqual(calls.map(() => action));
      return calls.map(({ parameters }) => named(parameters));
    };
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
});
