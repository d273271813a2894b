import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

/** Resources as args.json describes them; `later` makes a trigger that is known only during the update. */
const PROGRAM = `
import * as refresh from "pulumi-alicloud-refresh";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
class Later extends pulumi.CustomResource {
  constructor(value) {
    const __provider = "exports.handler=()=>({create:async i=>({id:'x',outs:{value:i.to}}),update:async(_,o,i)=>({outs:{value:i.to}})})";
    super("pulumi-nodejs:dynamic:Later", "later", { __provider, to: value, value: undefined });
  }
}
const { resources, later } = JSON.parse(readFileSync("args.json", "utf8"));
const known = later && new Later(later);
for (const { type, name, args, opts } of resources) {
  new refresh[type](name, { ...args, ...(known && { trigger: known.value }) }, opts);
}
`;
const A = "https://static.example.com/a/";
const B = "https://static.example.com/b/";

describe("what happens when, under the real engine", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  const one = (args: object, opts: object = {}, type = "CdnRefresh", name = "site") => ({
    resources: [{ type, name, args, opts }],
  });
  const folder = mkdtempSync(join(tmpdir(), "origin-"));
  let version = 0;
  /** Changes the page at the origin, deploys, and returns the calls and whether the nodes serve the change. */
  const up = async (args: object) => {
    const visit = async (node: number) => (await emulator.edge.get(A, { node })).body.toString();
    for (const node of [0, 1, 2]) await visit(node);
    writeFileSync(join(folder, "a/index.html"), `version ${++version}`);
    site.set(args);
    const run = await site.project.up();
    expect(run.code, run.output).toBe(0);
    const served = new Set([await visit(0), await visit(1), await visit(2)]);
    return {
      output: run.output,
      asked: site.asked(),
      isFresh: served.has(`version ${version}`) && served.size === 1,
    };
  };

  beforeAll(async () => {
    mkdirSync(join(folder, "a"));
    emulator = await startEmulator({
      origin: folder,
      taskSeconds: { visible: 0, duration: 0 },
    });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it("skips a create on request, and refreshes when the trigger moves", async () => {
    const args = { objectPaths: [A], trigger: "1", onCreate: "skip" };
    expect(await up(one(args))).toMatchObject({ asked: [], isFresh: false });
    expect(await up(one({ ...args, trigger: "2" }))).toMatchObject({ asked: [`cdn ${A}`], isFresh: true });
  });

  it("takes everything for new when the object type changes", async () => {
    const args = { objectPaths: [A], trigger: "2", objectType: "Directory" };
    expect(await up(one(args))).toMatchObject({ asked: [`cdn ${A}`], isFresh: true });
    expect(emulator.calls().at(-1)?.parameters.ObjectType ?? "").toBe("Directory");
  });

  it("makes no call for a rename with an alias, and calls it no update", async () => {
    const args = { objectPaths: [A], trigger: "2", objectType: "Directory" };
    const renamed = one(args, { aliases: [{ name: "site" }] }, "CdnRefresh", "renamed");
    const { output, asked, isFresh } = await up(renamed);
    expect({ asked, isFresh }).toEqual({ asked: [], isFresh: false });
    expect(output).toContain("2 unchanged");
    site.set(renamed);
    expect((await site.project.preview()).output).toContain("2 unchanged");
  });

  it("takes everything for new when an alias brings the state of another service", async () => {
    const args = { objectPaths: [A], trigger: "2", objectType: "Directory" };
    const was = (type: string) => ({
      aliases: [{ name: "renamed", type: `pulumi-nodejs:dynamic/alicloud-refresh:${type}` }],
    });
    const { output, asked } = await up(one(args, was("CdnRefresh"), "DcdnRefresh", "moved"));
    expect({ output, asked }).toMatchObject({
      output: expect.stringContaining("1 updated"),
      asked: [`dcdn ${A}`],
    });
    const back = { aliases: [{ name: "moved", type: "pulumi-nodejs:dynamic/alicloud-refresh:DcdnRefresh" }] };
    expect(await up(one(args, back, "CdnRefresh", "renamed"))).toMatchObject({
      asked: [`cdn ${A}`],
      isFresh: true,
    });
  });

  it("passes a trigger that is known only during the update", async () => {
    const args = { objectPaths: [A], trigger: "2", objectType: "Directory" };
    const later = { ...one(args, {}, "CdnRefresh", "renamed"), later: "3" };
    site.set(later);
    const preview = await site.project.preview("--diff");
    expect(preview.code, preview.output).toBe(0);
    expect(preview.output).toContain("what will be refreshed is known only during the update");
    expect(preview.output).not.toContain("04da6b54");
    expect(await up(later)).toMatchObject({ asked: [`cdn ${A}`], isFresh: true });
    expect(await up(later)).toMatchObject({ asked: [], isFresh: false });
    expect(await up({ ...later, later: "4" })).toMatchObject({ asked: [`cdn ${A}`], isFresh: true });
  });

  it("refreshes again after a replacement, which is a create to the engine", async () => {
    const args = { objectPaths: [B], trigger: "1" };
    await up(one(args, {}, "DcdnRefresh", "dcdn"));
    const urn = /urn:[^"]*DcdnRefresh::dcdn/.exec(site.project.export())?.[0] ?? "";
    expect((await site.project.up("--replace", urn)).code).toBe(0);
    expect(site.asked()).toEqual([`dcdn ${B}`]);
  });
});
