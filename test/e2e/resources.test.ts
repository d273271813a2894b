import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const JAVASCRIPT = `
import { CdnRefresh, DcdnRefresh, VodRefresh, CacheTagRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { trigger, objectPaths, options, opts } = JSON.parse(readFileSync("args.json", "utf8"));
const cdn = new CdnRefresh("cdn", { objectPaths, trigger, ...options }, opts);
new DcdnRefresh("dcdn", { objectPaths, trigger });
new VodRefresh("vod", { objectPaths, trigger });
new CacheTagRefresh("tags", { domainName: "static.example.com", cacheTags: ["app"], trigger });
export const taskIds = cdn.taskIds;
export const status = cdn.status;
`;

const TYPESCRIPT = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { trigger, objectPaths } = JSON.parse(readFileSync("args.json", "utf8"));
const cdn = new CdnRefresh("cdn", { objectPaths, trigger });
export const taskIds = cdn.taskIds;
`;

const PAGE = "https://static.example.com/index.html";
const SCRIPT = "https://static.example.com/app.js";

describe("resources under the real engine", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  const folder = mkdtempSync(join(tmpdir(), "origin-"));
  const both = `${SCRIPT}\n${PAGE}`;
  const everything = ["cdn app", `cdn ${both}`, `dcdn ${both}`, `vod ${both}`];

  beforeAll(async () => {
    writeFileSync(join(folder, "app.js"), "first");
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 0 } });
    site = await refreshStack(emulator, "index.mjs", JAVASCRIPT);
    await site.encryptKeys();
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("shows bad arguments at preview, each under its path, and sends nothing", async () => {
    site.set({ trigger: "v1", objectPaths: ["/app.js", PAGE] });
    const { code, output } = await site.project.preview();
    expect(code).not.toBe(0);
    expect(output).toContain("objectPaths[0]");
    expect(output).toContain("expected an absolute URL");
    expect(site.asked()).toEqual([]);
  });

  it("previews without a call, then refreshes everything", async () => {
    site.set({ trigger: "v1", objectPaths: [PAGE, SCRIPT] });
    expect((await emulator.edge.get(SCRIPT)).body.toString()).toBe("first");
    writeFileSync(join(folder, "app.js"), "second");
    expect((await emulator.edge.get(SCRIPT)).body.toString()).toBe("first");
    const preview = await site.project.preview();
    expect(preview.output).toContain(`will refresh 2 files in 1 call: ${SCRIPT} and ${PAGE}`);
    expect(site.asked()).toEqual([]);
    const up = await site.project.up();
    expect(up.output).toContain("+ 5 created");
    expect(site.asked()).toEqual(everything);
    for (const node of [0, 1, 2])
      expect((await emulator.edge.get(SCRIPT, { node })).body.toString()).toBe("second");
  });

  it("leaves an unchanged stack alone, also after pulumi refresh", async () => {
    await site.project.inline();
    expect((await site.project.up()).output).toContain("5 unchanged");
    expect((await site.project.pulumi("refresh", "--yes", "--skip-preview")).code).toBe(0);
    const preview = await site.project.preview();
    expect(preview.output).toContain("5 unchanged");
    expect(preview.output).not.toContain("will refresh");
    expect(site.asked()).toEqual([]);
  });

  it("refreshes again when the trigger moves, and when it moves back", async () => {
    for (const trigger of ["v2", "v1"]) {
      site.set({ trigger, objectPaths: [PAGE, SCRIPT] });
      expect((await site.project.up()).output).toContain("4 updated");
      expect(site.asked()).toEqual(everything);
    }
  });

  it("makes no call for options and for removed paths, and one for what was added", async () => {
    site.set({ trigger: "v1", objectPaths: [PAGE, SCRIPT], options: { force: true } });
    expect((await site.project.up()).output).toContain("1 updated");
    site.set({ trigger: "v1", objectPaths: [PAGE] });
    expect((await site.project.up()).output).toContain("3 updated");
    expect(site.asked()).toEqual([]);
    site.set({ trigger: "v1", objectPaths: [PAGE, SCRIPT] });
    await site.project.up();
    expect(site.asked()).toEqual([`cdn ${SCRIPT}`, `dcdn ${SCRIPT}`, `vod ${SCRIPT}`]);
  });

  it("fails with the vendor's message and what to do, and continues at the next up", async () => {
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM" });
    site.set({ trigger: "v3", objectPaths: [PAGE, SCRIPT] });
    const failed = await site.project.up();
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain("RefreshObjectCaches failed for static.example.com: Forbidden.RAM");
    expect(failed.output).toContain("refused: 2 files");
    site.asked();
    expect((await site.project.preview()).output).toContain(
      "after an unfinished refresh, `pulumi up` sends refused targets again (2 files)",
    );
    await site.project.pulumi("refresh", "--yes", "--skip-preview");
    expect((await site.project.up()).code).toBe(0);
    expect(site.asked()).toContain(`cdn ${both}`);
    expect((await site.project.up()).output).toContain("unchanged");
  });

  it("says in the preview how far the last attempt came, and continues from there", async () => {
    const args = { trigger: "v4", objectPaths: [PAGE, SCRIPT], options: { limits: { urlsPerCall: 1 } } };
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM", skip: 1 });
    site.set(args);
    expect((await site.project.up()).code).not.toBe(0);
    expect((await site.project.preview()).output).toContain(
      "sends refused targets again (1 file): https://static.example.com/index.html; skips refreshed targets (1 file)",
    );
    site.asked();
    const { output } = await site.project.up();
    expect(output).toContain("submitted: 1 file in 1 call");
    expect(site.asked()).toContain(`cdn ${PAGE}`);
  });

  it("keeps no credential in state, and a short constant provider text", async () => {
    const state = site.project.export();
    expect(state).not.toContain(emulator.credentials.accessKeyId);
    expect(state).not.toContain(emulator.credentials.accessKeySecret);
    const texts = [...state.matchAll(/"__provider": (".*")/g)].map(([, text]) => JSON.parse(text ?? ""));
    expect(new Set(texts).size).toBe(4);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(400);
  });

  it("makes no call on destroy", async () => {
    site.asked();
    expect((await site.project.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
    expect(site.asked()).toEqual([]);
  });

  it("runs in a TypeScript program", async () => {
    using typed = await refreshStack(emulator, "index.ts", TYPESCRIPT);
    typed.set({ trigger: "v1", objectPaths: [PAGE] });
    const up = await typed.project.up();
    expect(up.output).toContain("2 created");
    expect(typed.asked()).toEqual([`cdn ${PAGE}`]);
  });
});
