import { request } from "node:http";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { type Emulator, startEmulator } from "..";
import { client } from "../api/fixture";
import type { Message } from "./view";

async function start(): Promise<Emulator> {
  const emulator = await startEmulator({ clock: "virtual", origin: "examples/static-site/site" });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** One watcher; `next` waits for a message that says what is looked for. */
function watch({ api }: Emulator, query = "") {
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  const ended = new Promise<void>((resolve) => {
    const sent = request(`${api}/_emulator/events${query}`, (response) => {
      const lines = createInterface(response).on("error", () => {});
      lines.on("line", (line) => {
        if (line.startsWith("data: ")) messages.push(JSON.parse(line.slice("data: ".length)));
        for (const look of waiting) look();
      });
      response.on("error", () => {}).on("close", resolve);
    });
    onTestFinished(() => void sent.destroy());
    sent.on("error", () => resolve()).end();
  });
  const next = (wanted: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const look = () => {
        const found = messages.find(wanted);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { next, ended };
}

test("a watcher receives everything at first, then what is new", async () => {
  const emulator = await start();
  const { cdn } = client(emulator);
  await cdn("DescribeRefreshQuota");
  const { next } = watch(emulator);
  const first = await next(() => true);
  expect(first.values).toMatchObject({ calls: 1, edge: emulator.edge.url, site: null });
  expect(first.tables.quotas?.set).toHaveLength(15);
  await cdn("RefreshObjectCaches", {
    ObjectPath: Array.from({ length: 30 }, (_, n) => `a.example/${n}`).join("\n"),
  });
  const second = await next(({ values }) => values.calls === 2);
  expect(second.tables.calls?.set).toMatchObject([["2", { about: { first: { length: 20 }, more: 10 } }]]);
  expect(second.tables.tasks?.set).toMatchObject([["1", { status: "Pending", paths: { more: 10 } }]]);
});

test("each emulator numbers its own tasks", async () => {
  for (const emulator of [await start(), await start()]) {
    await client(emulator).cdn("RefreshObjectCaches", { ObjectPath: "a.example/" });
    const { tables } = await watch(emulator).next(() => true);
    expect(tables.tasks?.set.map(([key]) => key)).toEqual(["1"]);
  }
});

test("each watcher sees the site it asks for", async () => {
  const emulator = await start();
  await emulator.edge.get("http://a.example/");
  const b = watch(emulator, "?site=b.example");
  const any = watch(emulator);
  expect((await b.next(({ values }) => values.site !== undefined)).values.site).toMatchObject({
    site: "b.example",
    urls: 0,
  });
  expect((await any.next(({ values }) => Boolean(values.site))).values.site).toMatchObject({
    site: "a.example",
  });
});

test("one too many is refused; all end with the emulator", async () => {
  const emulator = await start();
  const watchers = Array.from({ length: 16 }, () => watch(emulator));
  await Promise.all(watchers.map(({ next }) => next(() => true)));
  expect((await fetch(`${emulator.api}/_emulator/events`)).status).toBe(503);
  await emulator.close();
  await Promise.all(watchers.map(({ ended }) => ended));
});
