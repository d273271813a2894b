import { afterEach, beforeEach, expect, it } from "vitest";
import { cacheTag } from "../../../provider/services/cache-tag";
import { type Emulator, startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";

let emulator: Emulator;
let site: Deployment;
let runs = 0;
beforeEach(async () => {
  const accounts = [{ accessKeyId: `tags-${runs++}`, accessKeySecret: "secret" }];
  emulator = await startEmulator({ clock: "virtual", accounts });
  site = new Deployment(inProcess(cacheTag, emulator), "cacheTag");
});
afterEach(() => emulator.close());

const up = (args: object) =>
  site.up({ domainName: "static.example.com", cacheTags: ["app", "css"], trigger: "v1", ...args });
const seen = () => emulator.tasks().map(({ product, paths }) => [product, paths.join()]);

it("a changed service makes everything declared new, there and back", async () => {
  await up({});
  expect(await up({ service: "dcdn" })).toEqual({ operation: "update" });
  expect(site.state?.inputs.plan).toContain("service cdn -> dcdn");
  await up({ service: "dcdn" });
  await up({});
  expect(seen()).toEqual([
    ["cdn", "app,css"],
    ["dcdn", "app,css"],
    ["cdn", "app,css"],
  ]);
});

it("naming the default changes nothing", async () => {
  await up({});
  await up({ service: "cdn" });
  expect(seen()).toHaveLength(1);
});

it("what one service had accepted of a failed refresh is not done at the other", async () => {
  emulator.faults.add({
    action: "RefreshObjectCacheByCacheTag",
    kind: "error",
    code: "Forbidden.RAM",
    skip: 1,
  });
  const { error } = await up({ limits: { cacheTagsPerCall: 1 } });
  expect(error).toContain("Forbidden.RAM");
  expect(seen()).toEqual([["cdn", "app"]]);
  await up({ service: "dcdn" });
  expect(seen().slice(1)).toEqual([["dcdn", "app,css"]]);
});

it("what runs at one service is not waited for at the other", async () => {
  emulator.faults.add({ action: "RefreshObjectCacheByCacheTag", kind: "taskNeverEnds" });
  const { error } = await up({ wait: { timeoutSeconds: 10 } });
  expect(error).toContain("not complete within 10 seconds");
  expect(await up({ service: "dcdn", wait: { timeoutSeconds: 10 } })).toEqual({ operation: "update" });
  expect(site.state?.outputs).toMatchObject({ status: "complete", service: "dcdn" });
});

it("pulumi refresh asks the service that was chosen", async () => {
  await up({ service: "dcdn" });
  emulator.clock.advance(10_000);
  await site.refresh();
  expect(site.state?.outputs.status).toBe("complete");
  expect(emulator.calls().at(-1)?.action).toBe("DescribeDcdnRefreshTaskById");
});

it("another service is an error of the preview", async () => {
  const { failures } = await up({ service: "esa" });
  expect(failures?.[0]?.reason).toContain('must be "cdn" or "dcdn"');
});
