import { expect, it, vi } from "vitest";
import { BASE, DeployedSite, visitsOf } from "./deployed-site";

const FILES = { "a.js": "a", "b.js": "b", "docs/index.html": "docs", "gone.html": "gone" };
const EDIT = { "a.js": "a, edited", "new.js": "new", "gone.html": undefined };
const VERIFIED = { urls: 3, fresh: 3, stale: 0, different: 0, missing: 0, unknown: 0 };

it("costs one GET for each URL that changed, and node, with no key, no cookie and nothing encoded", async () => {
  const site = await DeployedSite.start(FILES);
  site.publish(EDIT);
  expect(await site.up()).toEqual({ operation: "update" });
  expect(site.outputs).toMatchObject({ status: "complete", verified: VERIFIED });
  expect(site.outputs.pending).toBeUndefined();
  const [{ headers } = { headers: {} }] = site.logged[0]?.visits ?? [];
  expect(headers).toEqual({
    host: "static.example.com",
    connection: "keep-alive",
    accept: "*/*",
    "accept-encoding": "identity",
    "user-agent": "pulumi-alicloud-refresh",
  });
  expect(site.asked()).toEqual(visitsOf("/a.js", "/gone.html", "/new.js"));
  const connections = () => Promise.all(site.logged.map((node) => node.connections()));
  await vi.waitFor(async () => expect(await connections()).toEqual([0, 0, 0]));
});

it("finds a refresh that came before the upload, and the next up refreshes and verifies it again", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "originOld" });
  site.publish(EDIT);
  const { error } = await site.up();
  expect(error).toMatch(
    /^Visitors do not get what was deployed: of 3 URLs, 2 are different, 1 is missing\.$/m,
  );
  expect(error).toMatch(
    /^- https:\/\/static\.example\.com\/a\.js at http:\S+: other bytes, from the origin \(X-Cache: MISS .*, EagleId: .*\)$/m,
  );
  expect(error).toMatch(/^Different: most likely the upload came after the refresh: set `dependsOn` to/m);
  expect(error).toContain("Removed and still served: most likely the origin deletes after the refresh");
  expect(error).toContain("Missing: most likely the files are not uploaded");
  expect(error).toContain("Refreshed so far: nothing; still to refresh: 3 files.");
  expect(site.outputs).toMatchObject({
    status: "failed",
    verified: { urls: 3, fresh: 0, stale: 0, different: 2, missing: 1, unknown: 0 },
  });
  site.asked();

  site.emulator.faults.clear();
  expect(await site.up()).toEqual({ operation: "update" });
  expect(site.refreshed().at(-1)).toBe("/a.js\n/gone.html\n/new.js");
  expect(site.asked()).toEqual(visitsOf("/a.js", "/gone.html", "/new.js"));
  expect(site.outputs).toMatchObject({ status: "complete", verified: VERIFIED });
});

it("finds a node that missed the refresh, asks it again until the time is over, and refreshes only what it has", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "nodeMisses", node: 1 });
  site.publish({ "a.js": "a, edited", "new.js": "new" });
  const start = site.emulator.clock.now();
  const { error } = await site.up();
  expect(error).toContain("of 2 URLs, 1 is stale.");
  expect(error).toMatch(
    new RegExp(
      `^- ${BASE}a.js at ${site.nodes[1]}: a copy from before the refresh \\(X-Cache: HIT .*, Age: 37\\d\\d, `,
      "m",
    ),
  );
  expect(error).toContain("Stale: a node had not dropped its copy within 120 seconds.");
  expect(error).toContain("Refreshed so far: 1 file; still to refresh: 1 file.");
  const waited = (site.emulator.clock.now() - start) / 1_000;
  expect(waited).toBeGreaterThanOrEqual(180);
  expect(waited).toBeLessThan(200);
  const asked = site.asked();
  expect(asked.filter((visit) => visit === "GET /a.js at 1").length).toBeGreaterThan(5);
  expect(asked.filter((visit) => visit !== "GET /a.js at 1")).toEqual(
    visitsOf("/a.js", "/new.js").filter((visit) => visit !== "GET /a.js at 1"),
  );
  expect(await site.up()).toEqual({ operation: "update" });
  expect(site.refreshed().at(-1)).toBe("/a.js");
  expect(site.asked()).toEqual(visitsOf("/a.js"));
});

it("knows nothing of nodes that it is not told of", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "nodeMisses", node: 1 });
  site.publish({ "a.js": "a, edited" });
  expect(await site.up({ verify: { nodes: [site.nodes[0], site.nodes[2]] } })).toEqual({
    operation: "update",
  });
});

it("waits for a late node", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "nodeLate", node: 2, seconds: 45 });
  site.publish(EDIT);
  expect(await site.up()).toEqual({ operation: "update" });
  expect(site.outputs).toMatchObject({ status: "complete", verified: VERIFIED });
});

it("waits no longer than its timeout", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "nodeLate", node: 2, seconds: 45 });
  site.publish(EDIT);
  const { error } = await site.up({ verify: { nodes: site.nodes, timeoutSeconds: 20 } });
  expect(error).toContain("of 3 URLs, 2 are stale.");
  expect(error).toContain("within 20 seconds");
});

it("finds a removed page that is still served", async () => {
  const site = await DeployedSite.start(FILES);
  site.publish({ "gone.html": undefined });
  const args = site.args();
  site.publish({ "gone.html": "gone" });
  const { error } = await site.site.up(args);
  expect(error).toMatch(/gone\.html at \S+: removed, and the origin still serves it \(X-Cache: MISS/);
  site.publish({ "gone.html": undefined });
  expect(await site.up()).toEqual({ operation: "update" });
  expect(site.refreshed().at(-1)).toBe("/gone.html");
});

it("takes a fallback page for what is right where a file was removed", async () => {
  const fallback = "/index.html";
  const site = await DeployedSite.start({ "index.html": "app", "gone.html": "gone" }, { fallback });
  site.publish({ "gone.html": undefined });
  const args = site.args({ fallback });
  // The host serves it with status 200.
  site.publish({ "gone.html": "app" });
  expect(await site.site.up(args)).toEqual({ operation: "update" });
  expect(site.outputs.verified).toMatchObject({ urls: 1, fresh: 1 });
});

it("finds a body that is changed on the way", async () => {
  const site = await DeployedSite.start(FILES);
  site.emulator.faults.add({ kind: "bodyChanged", node: 0 });
  site.publish({ "b.js": "b, edited" });
  const { error } = await site.up();
  expect(error).toContain("of 1 URL, 1 is different.");
  expect(error).toContain("the edge changes bodies");
});

it("turning it on or off refreshes and visits nothing", async () => {
  const site = await DeployedSite.start(FILES);
  const before = site.refreshed().length;
  for (const verify of [true, { urls: 5 }, false, undefined]) {
    await site.up({ verify });
    expect(site.outputs.pending).toBeUndefined();
  }
  expect(site.refreshed()).toHaveLength(before);
  expect(site.asked()).toEqual([]);
  expect(site.outputs.verified).toBeUndefined();
});

it("counts as unknown what it cannot determine, without failing", async () => {
  const site = await DeployedSite.start(FILES);
  site.publish(EDIT);
  expect(await site.up({ verify: { nodes: ["127.0.0.1:1"] } })).toEqual({ operation: "update" });
  expect(site.outputs).toMatchObject({ status: "complete", verified: { urls: 3, fresh: 0, unknown: 3 } });
});
