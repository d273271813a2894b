import { describe, expect, test } from "vitest";
import { look, row, SITE, soon, start, texts, useBrowser } from "./page.fixture";

useBrowser();

describe("a refresh", () => {
  test("is seen to arrive, to proceed, and to travel through the nodes", async () => {
    const { emulator, write, visit, cdn } = await start();
    await visit("/a.css", "/b.css");
    const { page, problems } = await look(emulator.api);
    await soon(row(page, "/a.css")).toEqual(["fresh", "fresh", "fresh"]);
    write("a.css", "new");
    await soon(row(page, "/a.css")).toEqual(["stale", "stale", "stale"]);
    await soon(texts(page, "#summary")).toEqual(["3 of 6 copies stale, no task running, 0 calls"]);

    await cdn("RefreshObjectCaches", { ObjectPath: `${SITE}/a.css` });
    await soon(texts(page, "#calls tr")).toEqual([
      expect.stringMatching(/CDN RefreshObjectCaches.*http:\/\/a\.example\/a\.css.*accepted 17000000001/i),
    ]);
    await soon(texts(page, "#tasks li")).toEqual([expect.stringMatching(/File: 1 path Pending/)]);
    emulator.clock.advance(100_000);
    await soon(row(page, "/a.css")).toEqual(["no copy", "stale", "stale"]);
    await soon(texts(page, "#tasks li")).toEqual([expect.stringMatching(/Refreshing 33%/)]);
    await soon(texts(page, "#nodes p")).toEqual(["1 fresh", "1 stale, 1 fresh", "1 stale, 1 fresh"]);
    emulator.clock.advance(200_000);
    await soon(row(page, "/a.css")).toEqual(["no copy", "no copy", "no copy"]);
    await visit("/a.css");
    await soon(row(page, "/a.css")).toEqual(["fresh", "fresh", "fresh"]);
    await soon(texts(page, "#tasks li")).toEqual([expect.stringMatching(/Complete/)]);
    await soon(texts(page, "#quotas dd >> nth=0")).toEqual(["9,999 of 10,000"]);
    expect(problems).toEqual([]);
  });

  test("and the preload after it", async () => {
    const { emulator, visit, cdn } = await start();
    await visit("/b.css");
    const { page, problems } = await look(emulator.api);
    await cdn("PushObjectCache", { ObjectPath: `${SITE}/a.css` });
    await soon(texts(page, "#tasks li")).toEqual([expect.stringMatching(/Preload: 1 path PreloadPending/)]);
    await soon(texts(page, "#quotas dd >> nth=4")).toEqual(["999 of 1,000"]);
    emulator.clock.advance(150_000);
    await soon(texts(page, "#tasks li")).toEqual([expect.stringMatching(/Preloading 50%/)]);
    await soon(texts(page, "#summary")).toEqual([expect.stringContaining("1 task running")]);
    emulator.clock.advance(150_000);
    await soon(row(page, "/a.css")).toEqual(["fresh", "fresh", "fresh"]);
    await soon(texts(page, "#tasks-note")).toEqual(["1 complete"]);
    expect(problems).toEqual([]);
  });

  test("that a node has missed, or gets late, is shown at the node, and so is what else is wrong with the edge", async () => {
    const { emulator, write, visit, cdn } = await start();
    await visit("/a.css", "/b.css");
    write("a.css", "new");
    emulator.faults.add({ kind: "nodeMisses", node: 1 });
    emulator.faults.add({ kind: "nodeLate", node: 2 });
    for (const _ of [1, 2]) await cdn("RefreshObjectCaches", { ObjectPath: `${SITE}/a.css` });
    emulator.clock.advance(300_000);
    emulator.faults.add({ kind: "bodyChanged", node: 2 });
    const { page, problems } = await look(emulator.api);
    await soon(texts(page, "#nodes .fault:visible")).toEqual([
      "missed 1 refresh",
      "late with 1 refresh, changes bodies",
    ]);
    expect(await page.locator("#origin-fault").isVisible()).toBe(false);
    emulator.faults.add({ kind: "originOld" });
    await soon(() => page.locator("#origin-fault").isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test("that is refused or not answered is shown as that", async () => {
    const { emulator, cdn } = await start();
    const { page } = await look(emulator.api);
    await cdn("RefreshObjectCaches", { ObjectPath: "nonsense" });
    emulator.faults.add({ kind: "html", when: "after" });
    await cdn("RefreshObjectCaches", { ObjectPath: `${SITE}/` });
    await soon(texts(page, "#calls .state")).toEqual([
      "accepted, answered 502",
      "400 InvalidObjectPath.Malformed",
    ]);
  });
});

test("text from requests stays text, and the page makes no requests to other hosts", async () => {
  const { emulator, visit, cdn } = await start();
  const evil = "<img src=x onerror=alert(1)>";
  await visit(`/${evil}`, "/%3Cscript%3Ealert(1)%3C/script%3E");
  const { page, problems, asked } = await look(emulator.api);
  page.on("dialog", (dialog) => problems.push(dialog.message()));
  await cdn(evil, { ObjectPath: `${SITE}/${evil}`, ObjectType: evil });
  await soon(texts(page, "#calls .call")).toEqual([expect.stringContaining(evil)]);
  await soon(async () => (await texts(page, "#copies th")()).length).toBe(2);
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(problems).toEqual([]);
  expect([...asked]).toEqual([new URL(emulator.api).host]);
});

test("what does not fit is counted, and what is stale comes first", async () => {
  const { emulator, write } = await start({ nodes: 1 });
  write("~last.css", "old");
  for (let index = 0; index < 520; index++) await emulator.edge.get(`${SITE}/${index}`);
  await emulator.edge.get(`${SITE}/~last.css`);
  write("~last.css", "new");
  const { page } = await look(emulator.api);
  await soon(texts(page, "#copies-note")).toEqual(["521 URLs, 500 shown: those with stale copies first."]);
  await soon(row(page, "/~last.css")).toEqual(["stale"]);
  expect(await page.locator("#copies tr").count()).toBe(500);
});

test("it continues after a restart of the emulator", async () => {
  const first = await start();
  await first.cdn("DescribeRefreshQuota");
  const { page } = await look(first.emulator.api);
  await soon(texts(page, "#calls-note")).toEqual(["1 call"]);
  await first.emulator.close();
  await soon(texts(page, "#connection")).toEqual(["connection lost, trying again"]);
  const again = await start({ port: Number(new URL(first.emulator.api).port) });
  await soon(texts(page, "#connection")).toEqual(["live"]);
  await soon(texts(page, "#calls-note")).toEqual(["none yet"]);
  await again.cdn("DescribeRefreshQuota");
  await soon(texts(page, "#calls-note")).toEqual(["1 call"]);
});
