import { expect, it } from "vitest";
import { endingWith } from "../../../provider/effects/clock";
import { cdn } from "../../../provider/services/cdn";
import { BASE, DeployedSite, visitsOf } from "./deployed-site";

const FILES = { "a.js": "a", "b.js": "b", "docs/index.html": "docs", "gone.html": "gone" };

it("only warns where onFailure says so, and continues next time", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "nodeMisses", node: 1 });
  site.publish({ "a.js": "a, edited" });
  expect(await site.up({ onFailure: "warn" })).toEqual({ operation: "update" });
  expect(site.outputs).toMatchObject({ status: "failed", pending: `submit File ${BASE}a.js` });
  expect(await site.up({ onFailure: "warn" })).toEqual({ operation: "update" });
  expect(site.outputs).toMatchObject({ status: "complete", verified: { urls: 1, fresh: 1 } });
});

it("a retry also verifies what the earlier attempt had refreshed but not visited", async () => {
  const site = await DeployedSite.start(FILES);
  site.publish({ "a.js": "a, edited", "b.js": "b, edited" });
  const limits = { urlsPerCall: 1 };
  site.emulator.faults.add({ kind: "error", code: "Forbidden.RAM", action: "RefreshObjectCaches", skip: 1 });
  expect((await site.up({ verify: false, limits })).error).toContain("Forbidden.RAM");
  expect(site.outputs.verified).toBeUndefined();
  site.emulator.clock.advance(60_000);
  expect(await site.up({ limits })).toEqual({ operation: "update" });
  expect(site.refreshed().at(-1)).toBe("/b.js");
  expect(site.asked()).toEqual(visitsOf("/a.js", "/b.js"));
});

it("what an attempt had verified is not visited again by the next", async () => {
  const site = await DeployedSite.start(FILES);
  site.publish({ "a.js": "a, edited", "b.js": "b, edited" });
  const limits = { urlsPerCall: 1 };
  site.emulator.faults.add({ kind: "taskFails", action: "RefreshObjectCaches", skip: 1 });
  expect((await site.up({ limits })).error).toContain("The service failed to refresh");
  expect(site.asked()).toEqual(visitsOf("/a.js"));
  expect(await site.up({ limits })).toEqual({ operation: "update" });
  expect(site.asked()).toEqual(visitsOf("/b.js"));
});

it("a sample that finds old bytes sends again what was not visited, but for directories that are fresh", async () => {
  const site = await DeployedSite.start({ "a/1": "1", "a/2": "2", "a/3": "3", "b/1": "1", "b/2": "2" });
  site.emulator.faults.add({ kind: "originOld" });
  site.publish({ "a/1": "one", "a/2": "two", "a/3": "three", "b/1": "one", "b/2": "two" });
  const { error } = await site.up({ verify: { nodes: site.nodes, urls: 2 } });
  expect(error).toContain("of 2 URLs, 2 are different.");
  expect(error).toContain("still to refresh: 5 files");
  expect(new Set(site.asked().map((visit) => visit.slice(4, 7)))).toEqual(new Set(["/a/", "/b/"]));
});

it("when it is ended from outside, what was found fresh by then needs no visit any more", async () => {
  const end = new AbortController();
  const site = await DeployedSite.start(FILES, {}, cdn, (clock) => endingWith(end.signal, clock));
  site.emulator.faults.add({ kind: "nodeMisses", node: 1 });
  site.publish({ "a.js": "a, edited", "new.js": "new" });
  const isStale = () => site.logged[1]?.visits.some(({ url }) => url.endsWith("/a.js"));
  site.onSleep = () => isStale() && end.abort(new Error("The engine asked to end."));
  const { error } = await site.up();
  expect(error).toContain("of 2 URLs, 1 is stale.");
  expect(error).toContain("The engine asked to end.");
  expect(error).toContain("Refreshed so far: 1 file; still to refresh: 1 file.");
  expect(site.outputs.pending).toBe(`submit File ${BASE}a.js`);
  expect(site.asked()).toEqual(visitsOf("/a.js", "/new.js"));
});
