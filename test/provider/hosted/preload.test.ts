import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashAssets } from "../../../sdk";
import { type Emulator, startEmulator } from "../../emulator";
import type { Values } from "../../support/deployment";
import { Hosted } from "../../support/hosted";
import { succeed } from "../../support/outcome";
import { askedOf } from "../../support/refresh-stack";

const BASE = "https://static.example.com/";

describe("preload", () => {
  const folder = mkdtempSync(join(tmpdir(), "preload-"));
  let emulator: Emulator;
  let site: Hosted;
  let asked: () => string[];
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  /** The folder as it is now, to be preloaded. */
  const args = (options: Values = {}) => ({
    assets: hashAssets(folder).text,
    baseUrls: [BASE],
    preload: true,
    ...options,
  });
  const preloaded = () => emulator.tasks().filter(({ objectType }) => objectType === "Preload");
  /** What the first visitors get at all nodes, once the service has done what it accepted. */
  const firstVisits = async (path: string) => {
    await expect
      .poll(() => preloaded().every(({ status }) => status === "Complete"), { timeout: 60_000 })
      .toBe(true);
    const visits = [0, 1, 2].map((node) => emulator.edge.get(BASE + path, { node }));
    return (await Promise.all(visits)).map(({ cache, body }) => `${cache} ${body}`);
  };
  const all = (response: string) => [response, response, response];

  beforeAll(async () => {
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 1 } });
    site = await Hosted.start(emulator);
    asked = askedOf(emulator);
    write("app.js", "first app");
    write("docs/a.html", "first a");
    write("docs/b.html", "first b");
  });
  afterAll(async () => {
    await site?.[Symbol.asyncDispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("no first visitor of a new site waits for the origin", async () => {
    expect(await succeed(site.preview(args()))).toContain("will preload 3 URLs when the refresh is complete");
    expect(await succeed(site.up(args()))).toContain("preloading 3 URLs in 1 call");
    expect(site.outputs?.preloadTaskIds).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(await firstVisits("app.js")).toEqual(all("HIT first app"));
    expect(await firstVisits("docs/a.html")).toEqual(all("HIT first a"));
  });

  it("no first visitor of a changed page waits, either, and the others are left alone", async () => {
    write("app.js", "second app");
    await succeed(site.up(args()));
    expect(preloaded().at(-1)?.paths).toEqual([`${BASE}app.js`]);
    expect(await firstVisits("app.js")).toEqual(all("HIT second app"));
  });

  it("names in the preview what is preloaded of a directory, and that it is less than what changed", async () => {
    for (const name of ["a", "b"]) write(`docs/${name}.html`, `second ${name}`);
    const options = { limits: { urlsPerDay: 1 } };
    emulator.quota.set({ product: "cdn", PreloadRemain: 1 });
    expect(await succeed(site.preview(args(options)))).toContain(
      "will preload 1 of 2 URLs when the refresh is complete",
    );
    const output = await succeed(site.up(args(options)));
    expect(site.plan).toContain(`changed within  File ${BASE}docs/a.html`);
    expect(output).toContain(
      "left out of the preload: 1 URL with the deepest paths, because the preload quota allows only 1 URL today",
    );
    expect(await firstVisits("docs/a.html")).toEqual(all("HIT second a"));
    expect((await firstVisits("docs/b.html"))[0]).toBe("MISS second b");
    expect(await site.up(args(options))).toMatchObject({ operation: "same" });
  });

  it("warns when the service refuses", async () => {
    write("app.js", "third app");
    emulator.quota.set({ product: "cdn", PreloadRemain: 1_000 });
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "Forbidden.RAM" });
    const output = await succeed(site.up(args()));
    expect(output).toMatch(
      /warning: 1 URL not preloaded\. PushObjectCache failed for static\.example\.com: Forbidden\.RAM:/,
    );
    expect((await firstVisits("app.js"))[0]).toBe("MISS third app");
    expect(await site.up(args())).toMatchObject({ operation: "same" });
  });

  it("is an option: it alone refreshes nothing", async () => {
    asked();
    const { preload: _, ...without } = args();
    expect(await succeed(site.preview(without))).not.toContain("will refresh");
    expect(await site.up(without)).toMatchObject({ operation: "update" });
    expect(await site.up(args())).toMatchObject({ operation: "update" });
    expect(asked()).toEqual([]);
  });
});
