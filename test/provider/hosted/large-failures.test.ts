import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { Hosted } from "../../support/hosted";

const DOMAINS = Array.from({ length: 25 }, (_, index) => `site${index}.example.com`);
/** 100,000 URLs: 4,000 files under 25 domains, which two updates may refresh within a minute. */
const site = (version: string, more: object = {}) => ({
  assets: Array.from(
    { length: 4_000 },
    (_, index) => `${version.repeat(16)}  /images/${String(index).padStart(6, "0")}.jpg\n`,
  ).join(""),
  baseUrls: DOMAINS.map((domain) => `https://${domain}/`),
  limits: { urlsPerDay: 10_000_000 },
  ...more,
});

let emulator: Emulator;
let resource: Hosted;
beforeAll(async () => {
  emulator = await startEmulator({
    limits: { cdn: { urlsPerDay: 10_000_000, urlsPerDomainAndMinute: 10_000_000 } },
    taskSeconds: { visible: 0, duration: 30 },
  });
  resource = await Hosted.start(emulator);
});
beforeEach(() => resource.create());
afterEach(() => {
  for (const domain of DOMAINS) emulator.domains.set(domain, "online");
});
afterAll(async () => {
  await resource?.[Symbol.asyncDispose]();
  await emulator?.close();
});

const accepted = (since: number) => {
  const calls = emulator.calls().slice(since);
  const refreshes = calls.filter((call) => call.accepted && call.action === "RefreshObjectCaches");
  return refreshes.flatMap(({ parameters }) => parameters.ObjectPath?.split("\n") ?? []);
};

it("continues exactly where every second call was refused", async () => {
  for (const domain of DOMAINS.filter((_, index) => index % 2 === 0)) emulator.domains.set(domain, "offline");
  const first = await resource.up(site("b"));
  expect(first.output).toContain("So far refreshed: 48,000 files; refused: 52,000 files.");
  const ids = new Set(emulator.calls().flatMap(({ taskIds }) => taskIds ?? []));
  expect(resource.outputs?.taskIds).toEqual([...ids]);
  expect(resource.outputs?.pending).toBe("refused 52,000 files");
  for (const domain of DOMAINS) emulator.domains.set(domain, "online");
  const since = emulator.calls().length;
  expect(await resource.up(site("b"))).toMatchObject({ operation: "update", failed: false });
  const sent = accepted(since);
  expect(sent).toHaveLength(52_000);
  expect(new Set(sent.map((url) => new URL(url).hostname)).size).toBe(13);
});

it("waits for 100,000 URLs at the next update, and sends none again", async () => {
  const timedOut = await resource.up(site("c", { wait: { timeoutSeconds: 1 } }));
  expect(timedOut.output).toContain("accepted, not yet complete: 100,000 files");
  expect(resource.outputs).toMatchObject({ status: "timedOut", pending: "await 100,000 files" });
  const since = emulator.calls().length;
  const { output } = await resource.up(site("c", { wait: true }));
  expect(output).toContain("complete at the service");
  expect(accepted(since)).toEqual([]);
});
