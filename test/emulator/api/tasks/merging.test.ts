import { afterEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator;
afterEach(() => emulator.close());

async function start() {
  emulator = await startEmulator({ clock: "virtual" });
  return client(emulator);
}

const urls = (count: number, domain = "a.example") =>
  Array.from({ length: count }, (_, index) => `http://${domain}/${index}`).join("\n");

test("URLs of one domain submitted within a second share a task id", async () => {
  const { cdn, dcdn } = await start();
  const refresh = async (ObjectPath: string) =>
    (await cdn("RefreshObjectCaches", { ObjectPath })).body.RefreshTaskId;
  const first = await refresh("http://a.example/1");
  emulator.clock.advance(999);
  expect(await refresh("http://a.example/2")).toBe(first);
  expect(await refresh("http://b.example/2")).not.toBe(first);
  const other = await dcdn("RefreshDcdnObjectCaches", { ObjectPath: "http://a.example/1" });
  expect(other.body.RefreshTaskId).not.toBe(first);
  emulator.clock.advance(1);
  expect(await refresh("http://a.example/3")).not.toBe(first);
});

test("a task id holds 2,000 URLs: a call can be answered with two", async () => {
  const { cdn } = await start();
  const refresh = async (count: number) =>
    (await cdn("RefreshObjectCaches", { ObjectPath: urls(count) })).body.RefreshTaskId;
  const first = await refresh(1000);
  expect(await refresh(600)).toBe(first);
  const [full, next, ...more] = String(await refresh(1000)).split(",");
  expect([full, more]).toEqual([first, []]);
  expect(next).not.toBe(first);
  expect(await refresh(1)).toBe(next);
  const sizes = emulator.tasks().map(({ taskId, paths }) => [taskId, paths.length]);
  expect(sizes).toEqual([
    [first, 1000],
    [first, 600],
    [first, 400],
    [next, 600],
    [next, 1],
  ]);
});

test("each domain of a call has its own task id; directories are never merged", async () => {
  const { cdn } = await start();
  const both = await cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/1\nhttp://b.example/1" });
  expect(new Set(String(both.body.RefreshTaskId).split(",")).size).toBe(2);
  const directory = { ObjectType: "Directory", ObjectPath: "http://a.example/" };
  const ids = [await cdn("RefreshObjectCaches", directory), await cdn("RefreshObjectCaches", directory)];
  expect(ids[0]?.body.RefreshTaskId).not.toBe(ids[1]?.body.RefreshTaskId);
});
