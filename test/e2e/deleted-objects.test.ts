import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

/** The site's objects are resources of the stack, as buckets' objects are: files that the origin serves. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh } from "pulumi-alicloud-refresh";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
const { origin, pages, ...args } = JSON.parse(readFileSync("args.json", "utf8"));
const object = \`
const { rmSync, writeFileSync } = require("node:fs");
const write = ({ file, text }) => writeFileSync(file, text);
exports.handler = () => ({
  create: async (inputs) => (write(inputs), { id: inputs.file, outs: inputs }),
  update: async (id, old, inputs) => (write(inputs), { outs: inputs }),
  delete: async (id, { file }) => rmSync(file),
});\`;
class BucketObject extends pulumi.CustomResource {
  constructor(name, text) {
    super("pulumi-nodejs:dynamic:BucketObject", name, { __provider: object, file: origin + "/" + name, text });
  }
}
const upload = Object.entries(pages).map(([name, text]) => new BucketObject(name, text));
const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);
const assets = Object.entries(pages).map(([name, text]) => hash(text) + "  /" + name + "\\n").sort((a, b) => a.slice(18) < b.slice(18) ? -1 : 1).join("");
new CdnRefresh("site", { assets, baseUrls: ["https://static.example.com/"], ...args }, { dependsOn: upload });
`;
const GONE = "https://static.example.com/gone.html";

describe("objects that the stack itself deletes", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  const folder = mkdtempSync(join(tmpdir(), "bucket-"));
  const origin = join(folder, "origin");
  const up = async (pages: Record<string, string>, trigger: string) => {
    site.set({ origin, pages, trigger });
    const run = await site.project.up();
    expect(run.code, run.output).toBe(0);
  };
  const status = async () => (await emulator.edge.get(GONE)).status;

  beforeAll(async () => {
    mkdirSync(origin);
    emulator = await startEmulator({ origin, taskSeconds: { visible: 0, duration: 0 } });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
    await up({ "gone.html": "old", "kept.html": "kept" }, "1");
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("can be fetched once more between the refresh and the deletion, which the engine makes last", async () => {
    expect(await status()).toBe(200);
    // A visitor who comes right after the refresh: the edge asks the origin, which still has the page.
    site.set({ origin, pages: { "kept.html": "kept" }, trigger: "1" });
    const { process: cli, ended } = site.project.start("up", "--yes", "--skip-preview");
    const asked = () => emulator.calls().some(({ parameters }) => parameters.ObjectPath === GONE);
    while (cli.exitCode === null && !asked()) await new Promise((next) => setTimeout(next, 1));
    expect(await status()).toBe(200);
    expect((await ended).code).toBe(0);
    expect(await status()).toBe(200);
  });

  it("are gone after a second update with another trigger", async () => {
    await up({ "kept.html": "kept" }, "2");
    expect(await status()).toBe(404);
  });

  describe("with a verified refresh", () => {
    const KEPT = { "kept.html": "kept" };
    const run = async (pages: Record<string, string>, onFailure: "error" | "warn") => {
      const verify = { nodes: emulator.edge.nodes };
      site.set({ origin, pages, trigger: "2", verify, onFailure });
      const { code, output } = await site.project.up();
      return { failed: code !== 0, output };
    };

    it("are found, and stay as long as that fails the update: the engine deletes after a success", async () => {
      expect((await run({ ...KEPT, "gone.html": "old" }, "error")).failed).toBe(false);
      const { failed, output } = await run(KEPT, "error");
      expect(failed).toBe(true);
      expect(output).toMatch(/gone\.html at \S+: removed, and the origin still serves it/);
      expect(output).toContain('set `onFailure: "warn"`, and run `pulumi up` again');
      expect(existsSync(join(origin, "gone.html"))).toBe(true);
    });

    it("are found with a mere warning, deleted, and gone from the caches after the same command again", async () => {
      const first = await run(KEPT, "warn");
      expect(first.failed, first.output).toBe(false);
      expect(first.output).toContain("removed, and the origin still serves it");
      expect(existsSync(join(origin, "gone.html"))).toBe(false);
      expect(await status()).toBe(200);
      const second = await run(KEPT, "warn");
      expect(second.output).toContain("refreshed 1 file in 1 call; complete at the service; verified 1 URL");
      expect(await status()).toBe(404);
    });
  });
});
