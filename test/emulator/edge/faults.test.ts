import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { type FaultOptions, startEmulator } from "..";
import { client, send } from "../api/fixture";
import { folderOf, originOf } from "./fixture";

const PAGE = "http://a.example/page.html";

/** A page that every node holds, and has changed since, with faults; tasks take 100 seconds. */
async function changedPage(...faults: FaultOptions[]) {
  const site = folderOf({ "page.html": "old" });
  const emulator = await startEmulator({
    clock: "virtual",
    origin: site.path,
    taskSeconds: { visible: 0, duration: 100 },
  });
  onTestFinished(() => emulator.close());
  const visit = (node: number) => emulator.edge.get(PAGE, { node });
  const bodies = async () => {
    const texts: string[] = [];
    for (const node of [0, 1, 2]) texts.push(String((await visit(node)).body));
    return texts;
  };
  await bodies();
  for (const fault of faults) emulator.faults.add(fault);
  site.write("page.html", "new");
  const refresh = () => client(emulator).cdn("RefreshObjectCaches", { ObjectPath: PAGE });
  return { emulator, site, visit, bodies, refresh };
}

test("a node misses the refresh: only it keeps the old bytes, and the next refresh reaches it", async () => {
  const { emulator, bodies, refresh, visit } = await changedPage({ kind: "nodeMisses", node: 1 });
  await refresh();
  emulator.clock.advance(86_400_000);
  expect(emulator.tasks()[0]?.status).toBe("Complete");
  expect(await bodies()).toEqual(["new", "old", "new"]);
  expect((await visit(1)).headers.age).toBe("86400");
  await refresh();
  emulator.clock.advance(100_000);
  expect(await bodies()).toEqual(["new", "new", "new"]);
});

test("no node gets the refresh, where none is named", async () => {
  const { emulator, bodies, refresh } = await changedPage({ kind: "nodeMisses" });
  await refresh();
  emulator.clock.advance(100_000);
  expect(await bodies()).toEqual(["old", "old", "old"]);
});

test("a node is late: it has the refresh so many seconds after the task is complete", async () => {
  const { emulator, bodies, refresh } = await changedPage({ kind: "nodeLate", node: 0, seconds: 20 });
  await refresh();
  emulator.clock.advance(119_999);
  expect(await bodies()).toEqual(["old", "new", "new"]);
  emulator.clock.advance(1);
  expect(await bodies()).toEqual(["new", "new", "new"]);
});

test("an origin that still has the old bytes has the new ones when the faults are cleared", async () => {
  const { emulator, site, bodies, refresh } = await changedPage({ kind: "originOld" });
  site.write("later.html", "added");
  await refresh();
  emulator.clock.advance(100_000);
  expect(await bodies()).toEqual(["old", "old", "old"]);
  expect((await emulator.edge.get("http://a.example/later.html")).status).toBe(404);
  emulator.faults.clear();
  await refresh();
  emulator.clock.advance(100_000);
  expect(await bodies()).toEqual(["new", "new", "new"]);
});

test("an origin that still has the old bytes for some seconds", async () => {
  const { emulator, bodies, refresh } = await changedPage({ kind: "originOld", seconds: 150 });
  await refresh();
  emulator.clock.advance(149_999);
  expect(await bodies()).toEqual(["old", "old", "old"]);
  emulator.clock.advance(1);
  await refresh();
  emulator.clock.advance(100_000);
  expect(await bodies()).toEqual(["new", "new", "new"]);
});

test("a body is changed on the way, its length with it; what is not text is left alone", async () => {
  const { emulator, site, visit } = await changedPage({ kind: "bodyChanged", node: 2 });
  site.write("a.jpg", "picture");
  const [same, changed] = [await visit(1), await visit(2)];
  expect(String(same.body)).toBe("old");
  expect(String(changed.body)).toBe('old<script src="/edge.js"></script>\n');
  expect(changed.headers["content-length"]).toBe(String(changed.body.length));
  expect(changed.headers.etag).toBe(same.headers.etag);
  expect(String((await emulator.edge.get("http://a.example/a.jpg", { node: 2 })).body)).toBe("picture");
  emulator.faults.clear();
  expect(String((await visit(2)).body)).toBe("old");
});

test("the control API adds, lists and clears them", async () => {
  const { emulator, visit } = await changedPage();
  const faults = `${emulator.api}/_emulator/faults`;
  const post = (fault: FaultOptions) => send(faults, { method: "POST", body: JSON.stringify(fault) });
  await post({ kind: "bodyChanged" });
  await post({ kind: "nodeMisses", node: 1 });
  expect((await send(faults)).body).toMatchObject([{ kind: "nodeMisses", node: 1 }, { kind: "bodyChanged" }]);
  expect(String((await visit(0)).body)).toContain("script");
  const { status, body } = await post({ kind: "nodeMisses", node: 3 });
  expect([status, body]).toEqual([400, { error: "node: expected 0 to 2, got 3" }]);
  await send(faults, { method: "DELETE" });
  expect((await send(faults)).body).toEqual([]);
  expect(String((await visit(0)).body)).toBe("old");
});

test("what another server holds cannot be kept back", async () => {
  const origin = await originOf((_, response) => response.end("a"));
  await using emulator = await startEmulator({ origin: origin.url });
  expect(() => emulator.faults.add({ kind: "originOld" })).toThrow("expected an origin that is a folder");
});

test("each node has an address of its own", async () => {
  const { emulator, refresh } = await changedPage({ kind: "nodeMisses", node: 1 });
  const { nodes, url } = emulator.edge;
  await refresh();
  emulator.clock.advance(100_000);
  const visits = [url, ...nodes].map((address) => visitAt(address, PAGE));
  expect(await Promise.all(visits)).toEqual([
    ["new", "node0"],
    ["new", "node0"],
    ["old", "node1"],
    ["new", "node2"],
  ]);
});

/** As a visitor does who connects to an address in place of the name's: what is answered, and by which node. */
async function visitAt(address: string, url: string): Promise<[text: string, node: string]> {
  const { host, pathname } = new URL(url);
  const [message] = (await once(get(address + pathname, { headers: { host } }), "response")) as [
    IncomingMessage,
  ];
  return [await text(message), String(message.headers.via).slice(0, 5)];
}
