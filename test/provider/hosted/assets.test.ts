import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashAssets } from "../../../sdk";
import { type Emulator, startEmulator } from "../../emulator";
import type { Values } from "../../support/deployment";
import { Hosted } from "../../support/hosted";
import { fail, succeed } from "../../support/outcome";
import { askedOf } from "../../support/refresh-stack";

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

describe("changed files", () => {
  let emulator: Emulator;
  let site: Hosted;
  let asked: () => string[];
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  /**
   * Visits every node. Returns the paths that one of them had to fetch: those without a hit. Pages that are not found
   * do not count, because an edge soon forgets them.
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
  /** The folder as it is now. */
  const args = (options: Values = {}, from = folder) => ({
    assets: hashAssets(from).text,
    baseUrls: [`${BASE}/`],
    ...options,
  });
  const stale = async () => (await emulator.edge.copies()).filter(({ state }) => state === "stale");

  beforeAll(async () => {
    for (const name of ["index.html", "app.js", "docs/index.html", "docs/a.html", "docs/b.html"])
      write(name, `first ${name}`);
    for (const name of ["img/1.txt", "img/2.txt", "img/3.txt"]) write(name, `first ${name}`);
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 0 } });
    site = await Hosted.start(emulator);
    asked = askedOf(emulator);
  });
  afterAll(async () => {
    await site?.[Symbol.asyncDispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("refreshes everything on create", async () => {
    expect(await succeed(site.up(args()))).toContain("submitted: 10 files in 1 call");
    expect(asked()).toHaveLength(1);
    await fetched();
    expect(await fetched()).toEqual([]);
  });

  it("names and refreshes a changed file, and nothing else", async () => {
    write("app.js", "second app");
    expect(await stale()).toHaveLength(3);
    expect(await succeed(site.preview(args()))).toContain("will refresh 1 file in 1 call: /app.js");
    await succeed(site.up(args()));
    expect(site.plan).toContain(`changed  File ${BASE}/app.js`);
    expect(asked()).toEqual([`cdn ${BASE}/app.js`]);
    expect(await fetched()).toEqual(["/app.js"]);
    expect(await stale()).toEqual([]);
  });

  it("refreshes a removed page and one that an edge remembers as not found", async () => {
    expect((await emulator.edge.get(`${BASE}/new.html`)).status).toBe(404);
    rmSync(join(folder, "docs/b.html"));
    write("new.html", "new");
    expect(await succeed(site.preview(args()))).toContain(
      "will refresh 2 files in 1 call: /docs/b.html removed and /new.html",
    );
    await succeed(site.up(args()));
    expect(asked()).toEqual([`cdn ${BASE}/docs/b.html\n${BASE}/new.html`]);
    expect((await emulator.edge.get(`${BASE}/new.html`)).status).toBe(200);
    expect((await emulator.edge.get(`${BASE}/docs/b.html`)).status).toBe(404);
  });

  it("takes a renamed file for a removed and an added one", async () => {
    renameSync(join(folder, "new.html"), join(folder, "newer.html"));
    await succeed(site.up(args()));
    expect(asked()).toEqual([`cdn ${BASE}/new.html\n${BASE}/newer.html`]);
  });

  it("does nothing when nothing changed", async () => {
    expect(await succeed(site.preview(args()))).not.toContain("will refresh");
    expect(await site.up(args())).toMatchObject({ operation: "same" });
    expect(asked()).toEqual([]);
  });

  it("refreshes all assets under a base that is new", async () => {
    await succeed(site.up(args({ baseUrls: [`${BASE}/`, "https://www.example.com/site/"] })));
    const [call = ""] = asked();
    expect(call.split("\n")).toHaveLength(10);
    expect(call).not.toContain(BASE);
  });

  it("refreshes directories instead of files that do not fit, as few unchanged files as possible", async () => {
    const options = { limits: { urlsPerDay: 2 } };
    await succeed(site.up(args(options)));
    asked();
    await fetched();
    for (const name of ["img/1.txt", "img/2.txt", "docs/a.html", "app.js"]) write(name, `third ${name}`);
    expect(await succeed(site.preview(args(options)))).toContain("/img/ (2 of 3)");
    await succeed(site.up(args(options)));
    expect(asked().join("\n").split("\n").sort()).toEqual(
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
    const options = { limits: { urlsPerDay: 2 }, collapse: false };
    expect(await fail(site.preview(args(options)))).toContain("1 too many");
    expect(asked()).toEqual([]);
  });

  it("can be moved to another folder with the same bytes without a call", async () => {
    const copy = mkdtempSync(join(tmpdir(), "copy-"));
    try {
      await succeed(site.up(args()));
      asked();
      cpSync(folder, copy, { recursive: true });
      expect(await site.up(args({}, copy))).toMatchObject({ operation: "same" });
      expect(asked()).toEqual([]);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
