import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from ".";
import { client } from "./api/fixture";

let folder: string;
let emulator: Emulator | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "emulator-"));
  await writeFile(join(folder, "page.html"), "old");
});
afterEach(async () => {
  await emulator?.close();
  await rm(folder, { recursive: true });
});

const PAGE = "http://a.example/page.html";

async function start() {
  emulator = await startEmulator({
    clock: "virtual",
    origin: folder,
    taskSeconds: { visible: 2, duration: 300 },
  });
  return { emulator, ...client(emulator) };
}

const bodies = ({ edge }: Emulator) =>
  Promise.all([0, 1, 2].map(async (node) => String((await edge.get(PAGE, { node })).body)));

describe("a refresh", () => {
  test("has reached every node when its task is complete", async () => {
    const { emulator, cdn } = await start();
    expect(await bodies(emulator)).toEqual(["old", "old", "old"]);
    await writeFile(join(folder, "page.html"), "newer");
    expect(await bodies(emulator)).toEqual(["old", "old", "old"]);
    expect((await cdn("RefreshObjectCaches", { ObjectPath: PAGE })).status).toBe(200);
    emulator.clock.advance(300_000);
    expect(emulator.tasks()[0]?.status).toBe("Complete");
    expect(await bodies(emulator)).toEqual(["newer", "newer", "newer"]);
  });

  test("that fails or never ends reaches none", async () => {
    const { emulator, cdn } = await start();
    await bodies(emulator);
    await writeFile(join(folder, "page.html"), "newer");
    emulator.faults.add({ kind: "taskFails" });
    emulator.faults.add({ kind: "taskNeverEnds" });
    await cdn("RefreshObjectCaches", { ObjectPath: PAGE });
    await cdn("RefreshObjectCaches", { ObjectPath: PAGE });
    emulator.clock.advance(86_400_000);
    expect(await bodies(emulator)).toEqual(["old", "old", "old"]);
  });

  test("reaches them when it was accepted and the response was lost, and only then", async () => {
    const { emulator, cdn } = await start();
    await bodies(emulator);
    await writeFile(join(folder, "page.html"), "newer");
    emulator.faults.add({ kind: "html", when: "before" });
    emulator.faults.add({ kind: "html", when: "after" });
    await cdn("RefreshObjectCaches", { ObjectPath: PAGE });
    emulator.clock.advance(300_000);
    expect(await bodies(emulator)).toEqual(["old", "old", "old"]);
    await cdn("RefreshObjectCaches", { ObjectPath: PAGE });
    emulator.clock.advance(300_000);
    expect(await bodies(emulator)).toEqual(["newer", "newer", "newer"]);
  });
});

test("the edge answers under its own address, by the Host header", async () => {
  const { emulator } = await start();
  const visit = await emulator.edge.get(PAGE);
  expect([visit.status, visit.cache]).toEqual([200, "MISS"]);
  expect(new URL(emulator.edge.url).hostname).toBe("127.0.0.1");
  expect(emulator.edge.url).not.toBe(emulator.api);
});

test("one is given back by await using, twice closed or not", async () => {
  let api: string;
  {
    await using other = await startEmulator();
    api = other.api;
    expect((await client(other).cdn("DescribeRefreshQuota")).status).toBe(200);
    await other.close();
  }
  await expect(fetch(api)).rejects.toThrow("fetch failed");
});

test("a real clock cannot be advanced; a port that is taken is an error", async () => {
  await using other = await startEmulator();
  expect(() => other.clock.advance(1)).toThrow('start the emulator with clock: "virtual"');
  await expect(startEmulator({ port: Number(new URL(other.api).port) })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  await expect(startEmulator({ speed: 0 })).rejects.toThrow("speed");
  await expect(startEmulator({ origin: "/does/not/exist" })).rejects.toThrow("origin");
});

test.runIf(process.platform === "linux")(
  "listens on the configured host, and accepts control requests from this machine only",
  async () => {
    emulator = await startEmulator({ host: "0.0.0.0", origin: folder });
    const { api, edge } = emulator;
    expect([api, edge.url].map((url) => new URL(url).hostname)).toEqual(["127.0.0.1", "127.0.0.1"]);
    expect(String((await edge.get(PAGE)).body)).toBe("old");
    // Another address of this machine, which nothing listens at by default.
    const other = api.replace("127.0.0.1", "127.0.0.2");
    expect((await fetch(`${other}/?Action=DescribeRefreshQuota`)).status).toBe(400);
    expect((await fetch(`${api}/_emulator/calls`)).status).toBe(200);
    expect((await fetch(`${other}/_emulator/calls`)).status).toBe(403);
  },
);
