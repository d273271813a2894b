import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from "vitest";
import { type EmulatorOptions, startEmulator } from "..";
import { client } from "../api/fixture";
import { openBrowser } from "./browser.fixture";

let browser: Browser | string;

/** The browser of a file's tests. If there is none, they are skipped, and the reason is printed. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    if (typeof browser !== "string") await browser.close();
  });
  beforeEach((context) => {
    if (typeof browser === "string") context.skip(browser);
  });
}

/** What the page will show. The time is an upper bound. */
export const soon = <T>(value: () => T) => expect.poll(value, { timeout: 30_000 });

export const SITE = "http://a.example";
const NODES = [0, 1, 2];

/** An emulator in virtual time before a folder, and how to fill its nodes. */
export async function start(options: EmulatorOptions = {}) {
  const origin = mkdtempSync(join(tmpdir(), "page-"));
  onTestFinished(() => rmSync(origin, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(join(origin, name), text);
  write("a.css", "old");
  write("b.css", "b");
  const emulator = await startEmulator({
    clock: "virtual",
    origin,
    taskSeconds: { duration: 300 },
    ...options,
  });
  onTestFinished(() => emulator.close());
  const visit = async (...paths: string[]) => {
    for (const path of paths) for (const node of NODES) await emulator.edge.get(SITE + path, { node });
  };
  return { emulator, write, visit, ...client(emulator) };
}

/** The page, closed after the test; `problems` are its errors, `asked` the hosts of its requests. */
export async function look(api: string, context: BrowserContextOptions = {}, query = "") {
  const page = await (browser as Browser).newPage(context);
  onTestFinished(() => page.close());
  const problems: string[] = [];
  const asked = new Set<string>();
  page.on("console", (message) => message.type() !== "log" && problems.push(message.text()));
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(`${api}/_emulator/${query}`);
  return { page, problems, asked };
}

export const texts = (page: Page, selector: string) => async () =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, " "));

/** State by node of one URL, as the table says it. */
export const row = (page: Page, path: string) => async () => {
  const cells = await texts(page, `#copies tr:has(code:text-is("${path}")) td`)();
  return cells.slice(1).map((text) => text.replace(/ [0-9a-f]{7}$/, ""));
};
