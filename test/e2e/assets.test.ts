import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { folder, options } = JSON.parse(readFileSync("args.json", "utf8"));
const site = new CdnRefresh("site", { assets: hashAssets(folder), baseUrls: ["https://static.example.com/"], ...options });
export const refreshed = site.refreshed;
`;
const BASE = "https://static.example.com";
const PATHS = [
  "/",
  "/app.js",
  "/docs/",
  "/docs/a.html",
  "/docs/b.html",
  "/img/1.txt",
  "/img/2.txt",
  "/img/3.txt",
];

describe("changed files under the real engine", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  /**
   * The paths that a visit to every node finds stale or changed: what an edge answers beside a hit. An edge forgets soon
   * that a page was not found, so these do not count.
   */
  const fetched = async () => {
    const paths = new Set<string>();
    for (const node of [0, 1, 2]) {
      for (const path of PATHS) {
        const { cache, status } = await emulator.edge.get(`${BASE}${path}`, { node });
        if (cache !== "HIT" && status !== 404) paths.add(path);
      }
    }
    return [...paths];
  };
  const stale = async () => (await emulator.edge.copies()).filter(({ state }) => state === "stale");

  beforeAll(async () => {
    for (const name of ["index.html", "app.js", "docs/index.html", "docs/a.html", "docs/b.html"])
      write(name, `first ${name}`);
    for (const name of ["img/1.txt", "img/2.txt", "img/3.txt"]) write(name, `first ${name}`);
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 0 } });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: true });
    site.set({ folder });
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("refreshes everything on create", async () => {
    const up = await site.project.up();
    expect(up.output).toContain("submitted: 10 files in 1 call");
    expect(site.asked()).toHaveLength(1);
    await fetched();
    expect(await fetched()).toEqual([]);
  });

  it("names and refreshes a changed file, and nothing else", async () => {
    write("app.js", "second app");
    expect(await stale()).toHaveLength(3);
    const preview = await site.project.preview("--diff");
    expect(preview.output).toContain("will refresh 1 file in 1 call: /app.js");
    expect(preview.output).toMatch(/\+ changed {2}File https:\/\/static\.example\.com\/app\.js/);
    await site.project.up();
    expect(site.asked()).toEqual([`cdn ${BASE}/app.js`]);
    expect(await fetched()).toEqual(["/app.js"]);
    expect(await stale()).toEqual([]);
  });

  it("refreshes a removed page and one that an edge remembers as not found", async () => {
    expect((await emulator.edge.get(`${BASE}/new.html`)).status).toBe(404);
    rmSync(join(folder, "docs/b.html"));
    write("new.html", "new");
    const preview = await site.project.preview();
    expect(preview.output).toContain("will refresh 2 files in 1 call: /docs/b.html removed and /new.html");
    await site.project.up();
    expect(site.asked()).toEqual([`cdn ${BASE}/docs/b.html\n${BASE}/new.html`]);
    expect((await emulator.edge.get(`${BASE}/new.html`)).status).toBe(200);
    expect((await emulator.edge.get(`${BASE}/docs/b.html`)).status).toBe(404);
  });

  it("takes a renamed file for a removed and an added one", async () => {
    renameSync(join(folder, "new.html"), join(folder, "newer.html"));
    await site.project.up();
    expect(site.asked()).toEqual([`cdn ${BASE}/new.html\n${BASE}/newer.html`]);
  });

  it("does nothing when nothing changed", async () => {
    expect((await site.project.preview()).output).not.toContain("will refresh");
    expect((await site.project.up()).output).toContain("2 unchanged");
    expect(site.asked()).toEqual([]);
  });

  it("refreshes all assets under a base that is new", async () => {
    site.set({ folder, options: { baseUrls: [`${BASE}/`, "https://www.example.com/site/"] } });
    await site.project.up();
    const [call = ""] = site.asked();
    expect(call.split("\n")).toHaveLength(10);
    expect(call).not.toContain(BASE);
  });

  it("refreshes directories in the place of files that do not fit, as few unchanged files as possible", async () => {
    site.set({ folder, options: { limits: { urlsPerDay: 2 } } });
    await site.project.up();
    site.asked();
    await fetched();
    for (const name of ["img/1.txt", "img/2.txt", "docs/a.html", "app.js"]) write(name, `third ${name}`);
    const preview = await site.project.preview();
    expect(preview.output).toContain("/img/ (2 of 3)");
    await site.project.up();
    expect(site.asked().join("\n").split("\n").sort()).toEqual(
      [`${BASE}/app.js`, `${BASE}/docs/a.html`, `${BASE}/img/`]
        .map((url, i) => (i === 0 || i === 2 ? `cdn ${url}` : url))
        .sort(),
    );
    expect((await fetched()).sort()).toEqual([
      "/app.js",
      "/docs/a.html",
      "/img/1.txt",
      "/img/2.txt",
      "/img/3.txt",
    ]);
    expect(await stale()).toEqual([]);
  });

  it("says how many do not fit where it may not collapse", async () => {
    for (const name of ["img/1.txt", "img/2.txt", "app.js"]) write(name, `fourth ${name}`);
    site.set({ folder, options: { limits: { urlsPerDay: 2 }, collapse: false } });
    const preview = await site.project.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.output).toContain("1 too many");
    expect(site.asked()).toEqual([]);
  });

  it("can be moved to another folder with the same bytes without a call", async () => {
    const copy = mkdtempSync(join(tmpdir(), "copy-"));
    try {
      site.set({ folder });
      await site.project.up();
      site.asked();
      cpSync(folder, copy, { recursive: true });
      site.set({ folder: copy });
      expect((await site.project.up()).output).toContain("2 unchanged");
      expect(site.asked()).toEqual([]);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
