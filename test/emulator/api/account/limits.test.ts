import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

/** A virtual emulator at noon UTC: quotas turn at 16:00 UTC, which is midnight UTC+8. */
const NOON = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

async function start(options: EmulatorOptions = {}) {
  emulator = await startEmulator({ clock: "virtual", startTime: NOON, ...options });
  return { emulator, ...client(emulator) };
}

const urls = (count: number, domain = "a.example") =>
  Array.from({ length: count }, (_, index) => `http://${domain}/${index}.html`).join("\n");

describe("limits of a call", () => {
  const overLimit = { Code: "SingleRequest.OverLimit" };

  test("1,000 URLs, 100 directories, 1 regex", async () => {
    const { cdn } = await start();
    const directories = (count: number) => urls(count).replaceAll(".html", "/");
    const cases = [
      [{ ObjectPath: urls(1000) }, 200],
      [{ ObjectPath: urls(1001) }, 400],
      [{ ObjectType: "Directory", ObjectPath: directories(100) }, 200],
      [{ ObjectType: "Directory", ObjectPath: directories(101) }, 400],
      [{ ObjectType: "Regex", ObjectPath: urls(1) }, 200],
      [{ ObjectType: "Regex", ObjectPath: urls(2) }, 400],
    ] as const;
    for (const [parameters, status] of cases) {
      const response = await cdn("RefreshObjectCaches", parameters);
      expect(response.status).toBe(status);
      if (status === 400) expect(response.body).toMatchObject(overLimit);
    }
  });

  test("ten domains", async () => {
    const { cdn } = await start();
    const domains = (count: number) =>
      Array.from({ length: count }, (_, index) => `d${index}.example/`).join("\n");
    expect((await cdn("RefreshObjectCaches", { ObjectPath: domains(10) })).status).toBe(200);
    expect((await cdn("RefreshObjectCaches", { ObjectPath: domains(11) })).body).toMatchObject(overLimit);
  });

  test("DCDN: 100 URLs of one domain, though 1,000 in all; and it can be lifted", async () => {
    const { dcdn } = await start();
    const many = Array.from({ length: 10 }, (_, index) => urls(100, `d${index}.example`)).join("\n");
    expect((await dcdn("RefreshDcdnObjectCaches", { ObjectPath: many })).status).toBe(200);
    expect((await dcdn("RefreshDcdnObjectCaches", { ObjectPath: urls(101) })).body).toMatchObject(overLimit);
    await emulator?.close();
    const lifted = await start({ limits: { dcdn: { urlsPerDomainAndCall: 1000 } } });
    expect((await lifted.dcdn("RefreshDcdnObjectCaches", { ObjectPath: urls(101) })).status).toBe(200);
  });
});

describe("quotas", () => {
  test("a call uses all of its quota or none, and the quota resets at 00:00 UTC+8", async () => {
    const { cdn, emulator } = await start({ limits: { cdn: { urlsPerDay: 10 } } });
    const refresh = (count: number) => cdn("RefreshObjectCaches", { ObjectPath: urls(count) });
    const remain = async () => (await cdn("DescribeRefreshQuota")).body.UrlRemain;
    expect((await refresh(7)).status).toBe(200);
    const refused = await refresh(4);
    expect([refused.status, refused.body.Code]).toEqual([400, "QuotaExceeded.Refresh"]);
    expect(await remain()).toBe("3");
    expect((await refresh(3)).status).toBe(200);
    emulator.clock.advance(4 * HOUR - 1);
    expect(await remain()).toBe("0");
    emulator.clock.advance(1);
    expect(await remain()).toBe("10");
    expect((await refresh(10)).status).toBe(200);
  });

  test("each object type has its own", async () => {
    const { cdn } = await start();
    await cdn("RefreshObjectCaches", { ObjectType: "Directory", ObjectPath: "a.example/b/\na.example/c/" });
    await cdn("RefreshObjectCaches", { ObjectType: "Regex", ObjectPath: "a.example/.*" });
    await cdn("RefreshObjectCaches", { ObjectType: "IgnoreParams", ObjectPath: "a.example/x" });
    expect((await cdn("DescribeRefreshQuota")).body).toMatchObject({
      UrlRemain: "10000",
      DirRemain: "98",
      RegexRemain: "19",
      IgnoreParamsRemain: "99",
    });
  });

  test("URLs per domain and minute", async () => {
    const { cdn, emulator } = await start({ limits: { cdn: { urlsPerDomainAndMinute: 5 } } });
    const refresh = (count: number, domain: string) =>
      cdn("RefreshObjectCaches", { ObjectPath: urls(count, domain) });
    expect((await refresh(5, "a.example")).status).toBe(200);
    const refused = await refresh(1, "a.example");
    expect([refused.status, refused.body.Code]).toEqual([400, "QuotaPerMinuteExceeded.Refresh"]);
    expect((await refresh(5, "b.example")).status).toBe(200);
    emulator.clock.advance(59_999);
    expect((await refresh(1, "a.example")).status).toBe(400);
    emulator.clock.advance(1);
    expect((await refresh(5, "a.example")).status).toBe(200);
    expect((await cdn("DescribeRefreshQuota")).body.UrlRemain).toBe(String(10_000 - 15));
  });
});

test("calls per second: as many as allowed, then the product's own refusal", async () => {
  const limits = { refreshesPerSecond: 2 };
  const { cdn, dcdn, vod, emulator } = await start({ limits: { cdn: limits, dcdn: limits, vod: limits } });
  const ObjectPath = "a.example/";
  for (const [refresh, status, code] of [
    [() => cdn("RefreshObjectCaches", { ObjectPath }), 400, "Throttling.User"],
    [() => dcdn("RefreshDcdnObjectCaches", { ObjectPath }), 429, "TooManyRequests"],
    [() => vod("RefreshVodObjectCaches", { ObjectPath }), 503, "Throttling"],
  ] as const) {
    await refresh();
    expect((await refresh()).status).toBe(200);
    const refused = await refresh();
    expect([refused.status, refused.body.Code]).toEqual([status, code]);
  }
  emulator.clock.advance(1000);
  expect((await cdn("RefreshObjectCaches", { ObjectPath })).status).toBe(200);
});

test("rates can be switched off", async () => {
  const { cdn } = await start({ rates: false, limits: { cdn: { refreshesPerSecond: 1 } } });
  await cdn("RefreshObjectCaches", { ObjectPath: "a.example/" });
  expect((await cdn("RefreshObjectCaches", { ObjectPath: "a.example/" })).status).toBe(200);
});

test("accounts have their own limits and quotas", async () => {
  const accounts = [
    { accessKeyId: "a", accessKeySecret: "1", limits: { cdn: { urlsPerDay: 1 } } },
    { accessKeyId: "b", accessKeySecret: "2" },
  ];
  const { emulator } = await start({ accounts, limits: { cdn: { urlsPerDay: 5 } } });
  const [first, second] = accounts.map((credentials) => client({ api: emulator.api, credentials }));
  expect((await first?.cdn("RefreshObjectCaches", { ObjectPath: urls(2) }))?.body.Code).toBe(
    "QuotaExceeded.Refresh",
  );
  expect((await second?.cdn("RefreshObjectCaches", { ObjectPath: urls(2) }))?.status).toBe(200);
  expect((await second?.cdn("DescribeRefreshTasks"))?.body.TotalCount).toBe(0);
  emulator.clock.advance(2000);
  expect((await second?.cdn("DescribeRefreshTasks"))?.body.TotalCount).toBe(2);
  expect((await first?.cdn("DescribeRefreshTasks"))?.body.TotalCount).toBe(0);
});
