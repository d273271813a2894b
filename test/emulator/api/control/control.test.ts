import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { client, send } from "../fixture";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ clock: "virtual", startTime: Date.UTC(2026, 10, 20, 12) });
});
afterAll(() => emulator.close());

const get = (path: string) => send(`${emulator.api}/_emulator/${path}`);
const post = (path: string, body: unknown) =>
  send(`${emulator.api}/_emulator/${path}`, { method: "POST", body: JSON.stringify(body) });

test("calls: every one, oldest first, with what was sent and what came of it", async () => {
  const { cdn } = client(emulator);
  const ObjectPath = "http://a.example/1\nhttp://a.example/2";
  await cdn("RefreshObjectCaches", { ObjectPath });
  await cdn("RefreshObjectCaches", { ObjectPath: "nonsense" });
  await cdn("Nothing", { AccessKeyId: "nobody" });
  const calls = (await get("calls")).body as unknown as Record<string, unknown>[];
  const { time, product, action, parameters, accessKeyId, ...outcome } = calls[0] ?? {};
  expect({ time, product, action, accessKeyId }).toEqual({
    time: "2026-11-20T12:00:00.000Z",
    product: "cdn",
    action: "RefreshObjectCaches",
    accessKeyId: emulator.credentials.accessKeyId,
  });
  expect(parameters).toMatchObject({ ObjectPath, Version: "2018-05-10", Format: "JSON" });
  expect(outcome).toEqual({ status: 200, accepted: true, taskIds: ["17000000001"] });
  expect(calls[1]).toMatchObject({ status: 400, code: "InvalidObjectPath.Malformed", accepted: false });
  expect(calls[2]).toMatchObject({ action: "Nothing", accessKeyId: "nobody", status: 404, accepted: false });
  expect(calls).toEqual(emulator.calls());
  await send(`${emulator.api}/_emulator/calls`, { method: "DELETE" });
  expect((await get("calls")).body).toEqual([]);
});

test("tasks", async () => {
  expect((await get("tasks")).body).toEqual([
    {
      taskId: "17000000001",
      product: "cdn",
      accessKeyId: emulator.credentials.accessKeyId,
      objectType: "File",
      domainName: "a.example",
      paths: ["http://a.example/1", "http://a.example/2"],
      force: false,
      status: "Pending",
      process: "0%",
      acceptedAt: "2026-11-20T12:00:00.000Z",
      completesAt: "2026-11-20T12:00:05.000Z",
    },
  ]);
});

test("faults: added, listed, cleared; invalid ones are refused with what was expected", async () => {
  expect(
    (await post("faults", { action: "RefreshObjectCaches", kind: "error", code: "Throttling" })).status,
  ).toBe(200);
  expect((await get("faults")).body).toEqual([
    { action: "RefreshObjectCaches", kind: "error", code: "Throttling", when: "before", skip: 0, times: 1 },
  ]);
  expect((await send(`${emulator.api}/_emulator/faults`, { method: "DELETE" })).status).toBe(200);
  expect((await get("faults")).body).toEqual([]);
  const refused = await post("faults", { kind: "explode" });
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatch(/kind/);
});

test("domains: their states, which can change", async () => {
  const { cdn } = client(emulator);
  const refresh = async () =>
    (await cdn("RefreshObjectCaches", { ObjectPath: "http://moved.example.com/a" })).body.Code;
  expect(await refresh()).toBeUndefined();
  expect((await post("domains", { domain: "Moved.example.com", state: "offline" })).status).toBe(200);
  expect(await refresh()).toBe("InvalidDomain.Offline");
  expect((await get("domains")).body).toContainEqual({ domain: "moved.example.com", state: "offline" });
  emulator.domains.set("moved.example.com", "unknown");
  expect(await refresh()).toBe("InvalidDomain.NotFound");
  emulator.domains.set("moved.example.com", "online");
  expect(await refresh()).toBeUndefined();
  expect((await post("domains", { domain: "moved.example.com", state: "lost" })).status).toBe(400);
});

test("quota: what is left today", async () => {
  const { cdn, dcdn } = client(emulator);
  expect((await post("quota", { product: "cdn", UrlRemain: 3, DirRemain: 0 })).status).toBe(200);
  expect((await cdn("DescribeRefreshQuota")).body).toMatchObject({
    UrlRemain: "3",
    DirRemain: "0",
    RegexRemain: "20",
  });
  expect((await dcdn("DescribeDcdnRefreshQuota")).body.UrlRemain).toBe("10000");
  expect((await post("quota", { product: "cdn", UrlRemain: -1 })).status).toBe(400);
  expect((await post("quota", { product: "cdn", accessKeyId: "nobody" })).body.error).toMatch(/nobody/);
  emulator.quota.set({ product: "cdn", accessKeyId: emulator.credentials.accessKeyId, UrlRemain: 7 });
  expect((await cdn("DescribeRefreshQuota")).body.UrlRemain).toBe("7");
});

test("clock: read and moved on", async () => {
  expect((await get("clock")).body).toEqual({ now: "2026-11-20T12:00:00.000Z" });
  expect((await post("clock", { advance: 1500 })).body).toEqual({ now: "2026-11-20T12:00:01.500Z" });
  expect((await post("clock", { advance: "1" })).status).toBe(400);
  await using real = await startEmulator();
  const response = await send(`${real.api}/_emulator/clock`, { method: "POST", body: '{"advance":1}' });
  expect([response.status, response.body.error]).toEqual([
    400,
    "clock: only a virtual clock can be advanced",
  ]);
});

test("what is not there, and what is not JSON", async () => {
  expect((await get("nothing")).status).toBe(404);
  expect((await post("tasks", {})).status).toBe(404);
  const broken = await send(`${emulator.api}/_emulator/quota`, { method: "POST", body: "{" });
  expect([broken.status, broken.body.error]).toEqual([400, "body: expected JSON"]);
});

/** fetch does not let one choose the Host header. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = new URL("/_emulator/calls", emulator.api);
    request(url, { headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  [{}, 200],
  [{ host: "localhost:1" }, 200],
  [{ host: "[::1]" }, 200],
  [{ origin: "http://127.0.0.1:9999" }, 200],
  [{ host: "evil.example" }, 403],
  [{ host: "127.0.0.1.evil.example" }, 403],
  [{ host: "127.0.0.1@evil.example" }, 403],
  [{ origin: "https://evil.example" }, 403],
  [{ origin: "null" }, 403],
])("a request with %j is answered with %i", async (headers, status) => {
  expect(await statusWith(headers as Record<string, string>)).toBe(status);
});
