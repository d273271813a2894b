import { type AxeResults, source } from "axe-core";
import { expect, test } from "vitest";
import { look, row, SITE, soon, start, texts, useBrowser } from "./page.fixture";

useBrowser();

const FOCUSED = `(({ id, ariaLabel, tagName }) => id || ariaLabel || tagName)(document.activeElement)`;

test("everything can be done by the keyboard", async () => {
  const { emulator, write, visit, cdn } = await start();
  await visit("/a.css", "/b.css");
  await emulator.edge.get("http://b.example/b.css");
  write("a.css", "new");
  const { page } = await look(emulator.api);
  await soon(row(page, "/a.css")).toEqual(["stale", "stale", "stale"]);
  await cdn("RefreshObjectCaches", { ObjectPath: `${SITE}/1\n${SITE}/2` });
  await soon(() => page.locator("#calls summary").count()).toBe(1);

  const focused = () => page.evaluate<string>(FOCUSED);
  const order = [];
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
    order.push(await focused());
    if (order.at(-1) === "only-stale") await page.keyboard.press("Space");
  }
  expect(order).toEqual([
    "pause",
    "site",
    "only-stale",
    "All copies",
    "All tasks",
    "SUMMARY",
    "All calls",
    "SUMMARY",
  ]);
  await soon(texts(page, "#copies th code")).toEqual(["/a.css"]);

  await page.keyboard.press("Enter");
  await soon(texts(page, "#calls details li")).toEqual([`${SITE}/2`]);
  await cdn("DescribeRefreshQuota");
  await soon(texts(page, "#calls-note")).toEqual(["2 calls"]);
  expect([await focused(), await page.locator("#calls details[open]").count()]).toEqual(["SUMMARY", 1]);

  await page.locator("#site").focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("#only-stale").uncheck();
  await soon(texts(page, "#copies th code")).toEqual(["/b.css"]);
  expect(page.url()).toContain("?site=b.example");

  await page.locator("#pause").focus();
  await page.keyboard.press("Enter");
  await soon(texts(page, "#connection")).toEqual(["paused"]);
  await cdn("DescribeRefreshQuota");
  await page.keyboard.press("Enter");
  await soon(texts(page, "#calls-note")).toEqual(["3 calls"]);
});

test.each(["light", "dark"] as const)("axe finds no violations in %s", async (colorScheme) => {
  const { emulator, write, visit, cdn } = await start();
  await visit("/a.css", "/b.css", "/none");
  write("a.css", "new");
  for (const width of [1400, 500]) {
    const { page } = await look(
      emulator.api,
      { colorScheme, viewport: { width, height: 900 } },
      "?site=a.example",
    );
    await soon(row(page, "/a.css")).toEqual(["stale", "stale", "stale"]);
    await cdn("RefreshObjectCaches", { ObjectPath: `${SITE}/1\n${SITE}/2` });
    await cdn("RefreshObjectCaches", { ObjectPath: "nonsense" });
    await soon(() => page.locator("#calls .state[data-state=refused]").count()).toBeGreaterThan(0);
    await page.evaluate(source);
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
