import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { folder, baseUrls, isSecret, options } = JSON.parse(readFileSync("args.json", "utf8"));
const { text } = hashAssets(folder);
const assets = isSecret ? pulumi.secret(text) : text;
const site = new CdnRefresh("site", { assets, baseUrls, ...options });
export const preloadTaskIds = site.preloadTaskIds;
`;
const BASE = "https://static.example.com/";

describe("preload under the real engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "preload-"));
  let emulator: Emulator;
  let site: RefreshStack;
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const options = (more: object = {}, isSecret = false) =>
    site.set({ folder, baseUrls: [BASE], isSecret, options: { preload: true, ...more } });
  const preloaded = () => emulator.tasks().filter(({ objectType }) => objectType === "Preload");
  /** How the first visitors at all nodes are answered, once the service has done what it accepted. */
  const firstVisits = async (path: string) => {
    await expect.poll(() => preloaded().every(({ status }) => status === "Complete")).toBe(true);
    const visits = [0, 1, 2].map((node) => emulator.edge.get(BASE + path, { node }));
    return (await Promise.all(visits)).map(({ cache, body }) => `${cache} ${body}`);
  };
  const all = (answer: string) => [answer, answer, answer];

  beforeAll(async () => {
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 1 } });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: true });
    write("app.js", "first app");
    write("docs/a.html", "first a");
    write("docs/b.html", "first b");
    options();
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("no first visitor of a new site waits for the origin", async () => {
    expect((await site.project.preview()).output).toContain(
      "will preload 3 URLs when the refresh is complete",
    );
    const { output, code } = await site.project.up();
    expect(code, output).toBe(0);
    expect(output).toContain("preloading 3 URLs in 1 call");
    expect(output).toMatch(/preloadTaskIds: \[\s+\[?0\]?: "\d+"/);
    expect(await firstVisits("app.js")).toEqual(all("HIT first app"));
    expect(await firstVisits("docs/a.html")).toEqual(all("HIT first a"));
  });

  it("nor one of a changed page, and the others are left alone", async () => {
    write("app.js", "second app");
    await site.project.up();
    expect(preloaded().at(-1)?.paths).toEqual([`${BASE}app.js`]);
    expect(await firstVisits("app.js")).toEqual(all("HIT second app"));
  });

  it("names in the preview what is preloaded of a directory, and that it is less than what changed", async () => {
    for (const name of ["a", "b"]) write(`docs/${name}.html`, `second ${name}`);
    options({ limits: { urlsPerDay: 1 } });
    emulator.quota.set({ product: "cdn", PreloadRemain: 1 });
    const { output } = await site.project.preview("--diff");
    expect(output).toMatch(/\+ changed within {2}File https:\/\/static\.example\.com\/docs\/a\.html/);
    expect(output).toContain("will preload 1 of 2 URLs when the refresh is complete");
    const up = await site.project.up();
    expect(up.output).toContain(
      "left out of the preload: 1 URL with the deepest paths, because only 1 preload is left today",
    );
    expect(await firstVisits("docs/a.html")).toEqual(all("HIT second a"));
    expect((await firstVisits("docs/b.html"))[0]).toBe("MISS second b");
    expect((await site.project.preview()).output).toContain("2 unchanged");
  });

  it("warns, and counts what is secret, when the service refuses", async () => {
    write("app.js", "third app");
    options({}, true);
    emulator.quota.set({ product: "cdn", PreloadRemain: 1_000 });
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "Forbidden.RAM" });
    const { output, code } = await site.project.up();
    expect(code, output).toBe(0);
    expect(output).toMatch(/warning: 1 URL not preloaded\. PushObjectCache failed: Forbidden\.RAM\./);
    expect(output).not.toContain("app.js");
    expect((await firstVisits("app.js"))[0]).toBe("MISS third app");
    expect((await site.project.up()).output).toContain("2 unchanged");
  });

  it("is an option: it alone refreshes nothing", async () => {
    site.asked();
    site.set({ folder, baseUrls: [BASE], isSecret: true, options: {} });
    expect((await site.project.preview()).output).not.toContain("will refresh");
    await site.project.up();
    options({}, true);
    await site.project.up();
    expect(site.asked()).toEqual([]);
  });
});
