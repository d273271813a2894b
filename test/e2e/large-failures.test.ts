import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Emulator } from "../emulator";
import { acceptedSince, LARGE_SITE, recover, startLargeEmulator } from "../support/large-site";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { files, version, args } = JSON.parse(readFileSync("args.json", "utf8"));
const name = (index) => "/images/" + String(index).padStart(6, "0") + ".jpg";
const line = (_, index) => version.repeat(16) + "  " + name(index) + "\\n";
const assets = files && Array.from({ length: files }, line).join("");
new CdnRefresh("site", { ...(assets && { assets }), ...args });
`;
let emulator: Emulator;
let site: RefreshStack;
beforeAll(async () => {
  emulator = await startLargeEmulator();
  site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
});
afterEach(() => {
  recover(emulator);
  site.project.restore({});
});
afterAll(async () => {
  site?.[Symbol.dispose]();
  await emulator?.close();
});

const up = (version: string, args: object = {}, files = 4_000) => {
  site.set({ files, version, args: { ...LARGE_SITE, ...args } });
  return site.project.up();
};
it("keeps reason and outputs where nothing of 100,000 URLs is accepted", async () => {
  emulator.faults.add({ kind: "error", code: "OperationDenied", action: "RefreshObjectCaches" });
  const failed = await up("a");
  expect(failed.code).not.toBe(0);
  expect(failed.output).toContain("OperationDenied");
  expect(failed.output).toContain("still to refresh: 100,000 files");
  expect(failed.output.length).toBeLessThan(4_000);
  expect(site.resource().outputs).toMatchObject({ status: "failed", pending: "submit 100,000 files" });
  const since = emulator.calls().length;
  expect((await up("a")).output).toContain("submitted: 100,000 files in 100 calls");
  expect(new Set(acceptedSince(emulator, since)).size).toBe(100_000);
});

it("does not lose the reason of 500,000", async () => {
  emulator.faults.add({ kind: "error", code: "OperationDenied", action: "RefreshObjectCaches" });
  const { output } = await up("d", {}, 20_000);
  expect(output).toContain("OperationDenied");
  expect(output).toContain("still to refresh: 500,000 files");
  expect(site.resource().outputs).toMatchObject({ status: "failed", pending: "submit 500,000 files" });
});

it("says in a few lines what is wrong with 10,001 object paths, or with 3,000 of them", async () => {
  site.project.standAlone();
  const paths = (count: number, base: string) => Array.from({ length: count }, (_, index) => base + index);
  site.set({ args: { objectPaths: paths(10_001, "https://static.example.com/"), trigger: "v1" } });
  const tooMany = await site.project.preview();
  expect(tooMany.output).toContain("would refresh 10,001 files, but CDN allows 10,000 files per day");
  expect(tooMany.output.length).toBeLessThan(2_000);
  const bad = [...paths(17, "https://static.example.com/"), ...paths(3_000, "static/")];
  site.set({ args: { objectPaths: bad, trigger: "v1" } });
  const wrong = await site.project.preview();
  expect(wrong.output).toContain(
    'objectPaths[17]: "static/0" is relative: it names no domain; expected an absolute URL',
  );
  expect(wrong.output).toContain("and 2,990 more problems");
  expect(wrong.output.split("\n").length).toBeLessThan(30);
  expect(wrong.output).not.toContain("<nil>");
});
