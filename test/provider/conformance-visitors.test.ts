import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { settingsOf } from "../support/config";
import { Deployment } from "../support/deployment";
import { type AnyHost, HOSTS } from "../support/hosts";

const A = "https://static.example.com/a.js";
const NONE = { urls: 0, fresh: 0, stale: 0, different: 0, missing: 0, unknown: 0 };
const AREA = { preload: { area: "domestic" }, sent: { ObjectPath: A, Area: "domestic" } };
const PRELOADS = [
  { provider: "cdn", action: "PushObjectCache", ...AREA },
  { provider: "dcdn", action: "PreloadDcdnObjectCaches", ...AREA },
  { provider: "vod", action: "PreloadVodObjectCaches", ...AREA },
  { provider: "esa", action: "PreloadCaches", preload: true, sent: { Content: JSON.stringify([A]) } },
] as const;

const CASES = HOSTS.flatMap((host) => PRELOADS.map((one) => ({ ...host, ...one })));

describe.each(CASES)("$provider, what visitors get, by $by", (one) => {
  const { namespace, start, provider, action, preload, sent } = one;
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  let emulator: Emulator;
  let host: AnyHost;
  beforeAll(async () => {
    emulator = await startEmulator({
      origin: folder,
      sites: { "example.com": {} },
      taskSeconds: { duration: 0 },
    });
    host = await start(settingsOf(emulator, namespace));
  });
  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("every node is warm after the refresh, and the tasks of that are outputs", async () => {
    const site = new Deployment(host.of(provider), provider);
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
    const site = new Deployment(host.of(provider), provider);
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

  it("rejects wrong options of `preload`, and `preload` without assets", async () => {
    const site = new Deployment(host.of(provider), provider);
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
