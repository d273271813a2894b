import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { Hosted } from "../../support/hosted";
import { askedOf } from "../../support/refresh-stack";

const folder = mkdtempSync(join(tmpdir(), "calls-"));
let emulator: Emulator;
let resource: Hosted;
let asked: () => string[];
beforeAll(async () => {
  emulator = await startEmulator({
    origin: folder,
    headers: () => ({ "cache-tag": "x" }),
    taskSeconds: { visible: 0, duration: 0 },
  });
  resource = await Hosted.start(emulator);
  asked = askedOf(emulator);
});
afterAll(async () => {
  await resource?.[Symbol.asyncDispose]();
  await emulator?.close();
  rmSync(folder, { recursive: true });
});

it("takes all tags for new when the domain changes", async () => {
  resource.create("cacheTag");
  const served = async () => {
    const visits = [0, 1, 2].map((node) => emulator.edge.get("https://static.example.com/a.txt", { node }));
    return new Set((await Promise.all(visits)).map(({ body }) => body.toString()));
  };
  for (const [domainName, text] of [
    ["other.example.com", "first"],
    ["static.example.com", "second"],
  ]) {
    writeFileSync(join(folder, "a.txt"), "first");
    await served();
    writeFileSync(join(folder, "a.txt"), "second");
    await resource.up({ domainName, cacheTags: ["x", "y"], trigger: "1" });
    expect(await served()).toEqual(new Set([text]));
    expect(asked()).toEqual(["cdn x,y"]);
    expect(emulator.calls().at(-1)?.parameters.DomainName).toBe(domainName);
  }
});

it("splits at the limits of a call and keeps every id", async () => {
  resource.create();
  const objectPaths = Array.from({ length: 25 }, (_, index) => `https://d${index % 12}.example.com/${index}`);
  const before = emulator.calls().length;
  const { output } = await resource.up({ objectPaths, trigger: "1", limits: { urlsPerCall: 10 } });
  expect(asked()).toHaveLength(3);
  expect(output).toContain("submitted: 25 files in 3 calls");
  const calls = emulator.calls().slice(before);
  expect(resource.outputs?.taskIds).toEqual([...new Set(calls.flatMap(({ taskIds }) => taskIds ?? []))]);
});

it("sends no more than the limits of a domain and call at DCDN", async () => {
  resource.create("dcdn");
  const objectPaths = Array.from({ length: 150 }, (_, index) => `https://d.example.com/${index}`);
  await resource.up({ objectPaths, trigger: "1" });
  const calls = asked().map((call) => call.split("\n").length);
  expect(calls.sort((a, b) => a - b)).toEqual([50, 100]);
});
