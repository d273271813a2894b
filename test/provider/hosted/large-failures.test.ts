import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Emulator } from "../../emulator";
import { Hosted } from "../../support/hosted";
import { acceptedSince, DOMAINS, LARGE_SITE, recover, startLargeEmulator } from "../../support/large-site";

const site = (version: string, more: object = {}) => ({
  assets: Array.from(
    { length: 4_000 },
    (_, index) => `${version.repeat(16)}  /images/${String(index).padStart(6, "0")}.jpg\n`,
  ).join(""),
  ...LARGE_SITE,
  ...more,
});

let emulator: Emulator;
let resource: Hosted;
beforeAll(async () => {
  emulator = await startLargeEmulator();
  resource = await Hosted.start(emulator);
});
beforeEach(() => resource.create());
afterEach(() => {
  recover(emulator);
});
afterAll(async () => {
  await resource?.[Symbol.asyncDispose]();
  await emulator?.close();
});

it("continues exactly where every second call was refused", async () => {
  for (const domain of DOMAINS.filter((_, index) => index % 2 === 0)) emulator.domains.set(domain, "offline");
  const first = await resource.up(site("b"));
  expect(first.output).toContain("Refreshed so far: 48,000 files; refused: 52,000 files.");
  const ids = new Set(emulator.calls().flatMap(({ taskIds }) => taskIds ?? []));
  expect(resource.outputs?.taskIds).toEqual([...ids]);
  expect(resource.outputs?.pending).toBe("refused 52,000 files");
  for (const domain of DOMAINS) emulator.domains.set(domain, "online");
  const since = emulator.calls().length;
  expect(await resource.up(site("b"))).toMatchObject({ operation: "update", code: 0 });
  const sent = acceptedSince(emulator, since);
  expect(sent).toHaveLength(52_000);
  expect(new Set(sent.map((url) => new URL(url).hostname)).size).toBe(13);
});

it("waits for 100,000 URLs at the next update, and sends none again", async () => {
  const timedOut = await resource.up(site("c", { wait: { timeoutSeconds: 1 } }));
  expect(timedOut.output).toContain("accepted, not yet complete: 100,000 files");
  expect(resource.outputs).toMatchObject({ status: "timedOut", pending: "await 100,000 files" });
  // An update that polled all this time would read 100,000 rows again and again.
  await vi.waitUntil(() => emulator.tasks().every(({ status }) => status === "Complete"), {
    timeout: 60_000,
    interval: 500,
  });
  const since = emulator.calls().length;
  const { output } = await resource.up(site("c", { wait: true }));
  expect(output).toContain("complete at the service");
  expect(acceptedSince(emulator, since)).toEqual([]);
});
