import { describe, expect, onTestFinished, test } from "vitest";
import { type EmulatorOptions, startEmulator } from "../..";
import { folderOf, originOf } from "../../edge/fixture";
import { client } from "../fixture";

async function start(options: EmulatorOptions = {}) {
  const emulator = await startEmulator({
    clock: "virtual",
    taskSeconds: { visible: 2, duration: 100 },
    ...options,
  });
  onTestFinished(() => emulator.close());
  const { cdn, dcdn, vod } = client(emulator);
  const preload = (ObjectPath: string, parameters = {}) =>
    cdn("PushObjectCache", { ObjectPath, ...parameters });
  return { emulator, cdn, dcdn, vod, preload };
}

const urls = (count: number, domain = "a.example") =>
  Array.from({ length: count }, (_, index) => `http://${domain}/${index}.html`).join("\n");

const OPERATIONS = [
  ["cdn", "PushObjectCache", "PushTaskId", "DescribeRefreshTasks", "CDNTask", 1000],
  ["dcdn", "PreloadDcdnObjectCaches", "PreloadTaskId", "DescribeDcdnRefreshTasks", "Task", 1000],
  ["vod", "PreloadVodObjectCaches", "PreloadTaskId", "DescribeVodRefreshTasks", "Task", 500],
] as const;

test.each(OPERATIONS)("%s: %s answers %s; its task pends, runs and is complete", async (...row) => {
  const [product, action, idName, list, rows, quota] = row;
  const { emulator, [product]: call } = await start();
  const { body } = await call(action, { ObjectPath: urls(2) });
  expect(body).toEqual({ RequestId: expect.any(String), [idName]: "17000000001" });
  const tasks = async (parameters = {}) => {
    const { Tasks } = (await call(list, parameters)).body as { Tasks: Record<string, unknown[]> };
    return Tasks[rows];
  };
  for (const [seconds, Status, Process] of [
    [2, "PreloadPending", "0%"],
    [48, "Preloading", "50%"],
    [50, "Complete", "100%"],
  ] as const) {
    emulator.clock.advance(seconds * 1000);
    expect(await tasks()).toMatchObject([
      {
        TaskId: "17000000001",
        ObjectType: "preload",
        ObjectPath: "http://a.example/0.html",
        Status,
        Process,
      },
      { ObjectPath: "http://a.example/1.html" },
    ]);
    expect(await tasks({ ObjectType: "preload", Status })).toHaveLength(2);
  }
  expect(await tasks({ ObjectType: "file" })).toEqual([]);
  const left = (await call(list.replace("Tasks", "Quota"))).body;
  expect(left).toMatchObject({ PreloadQuota: String(quota), PreloadRemain: String(quota - 2) });
  expect(left.UrlRemain).toBe(left.UrlQuota);
});

describe("is refused", () => {
  test.each([
    ["more than 100 URLs", { ObjectPath: urls(101) }, "SingleRequest.OverLimit"],
    [
      "a URL of 1,025 characters",
      { ObjectPath: `http://a.example/${"a".repeat(1008)}` },
      "InvalidObjectPath.Malformed",
    ],
    ["no URL", { ObjectPath: "nonsense" }, "InvalidObjectPath.Malformed"],
    ["nothing", { ObjectPath: "\n" }, "InvalidObjectPath.Malformed"],
    ["without paths", {}, "MissingParameter"],
    ["another area", { ObjectPath: urls(1), Area: "mars" }, "InvalidParameter"],
    ["headers that are not JSON", { ObjectPath: urls(1), WithHeader: "a: b" }, "InvalidParameter"],
    ["a domain that is offline", { ObjectPath: urls(1, "off.example") }, "InvalidDomain.Offline"],
  ])("%s", async (_, parameters, Code) => {
    const { emulator, cdn } = await start({ domains: { "off.example": { state: "offline" } } });
    expect((await cdn("PushObjectCache", parameters as Record<string, string>)).body).toMatchObject({ Code });
    expect(emulator.tasks()).toEqual([]);
  });

  test("what the day's quota cannot hold, all of it", async () => {
    const { emulator, preload, cdn } = await start();
    emulator.quota.set({ product: "cdn", PreloadRemain: 1 });
    expect((await preload(urls(2))).body).toMatchObject({ Code: "QuotaExceeded.Preload" });
    expect((await cdn("DescribeRefreshQuota")).body.PreloadRemain).toBe("1");
    expect((await preload(urls(1))).status).toBe(200);
  });

  test("what the queue cannot hold, until what is in it is done", async () => {
    const { emulator, preload } = await start({ limits: { cdn: { preloadsQueued: 150 } } });
    await preload(urls(100));
    expect((await preload(urls(51))).body).toMatchObject({ Code: "PreloadQueueFull" });
    emulator.clock.advance(100_000);
    expect((await preload(urls(51))).status).toBe(200);
  });

  test.each([
    ["cdn", "PushObjectCache", 50, "Throttling.User"],
    ["dcdn", "PreloadDcdnObjectCaches", 15, "TooManyRequests"],
  ] as const)("%s: a call too many in a second", async (product, action, rate, Code) => {
    const { emulator, [product]: call } = await start();
    const once = () => call(action, { ObjectPath: urls(1) });
    for (let n = 0; n < rate; n++) expect((await once()).status).toBe(200);
    expect((await once()).body).toMatchObject({ Code });
    emulator.clock.advance(1000);
    expect((await once()).status).toBe(200);
  });
});

describe("at the edge", () => {
  const PAGE = "http://a.example/page.html";
  const visits = async (edge: Awaited<ReturnType<typeof start>>["emulator"]["edge"], headers = {}) => {
    const seen: string[] = [];
    for (const node of [0, 1, 2]) seen.push((await edge.get(PAGE, { node, headers })).cache);
    return seen;
  };

  test("every node has fetched it when the task is complete, and nothing else", async () => {
    const site = folderOf({ "page.html": "page", "other.html": "other" });
    const { emulator, preload } = await start({ origin: site.path });
    await preload(PAGE, { Area: "domestic", L2Preload: "true" });
    expect(await emulator.edge.copies()).toEqual([]);
    emulator.clock.advance(100_000);
    expect(await visits(emulator.edge)).toEqual(["HIT", "HIT", "HIT"]);
    expect((await emulator.edge.get("http://a.example/other.html")).cache).toBe("MISS");
  });

  test("a copy that a node holds already stays: a preload does not refresh", async () => {
    const site = folderOf({ "page.html": "old" });
    const { emulator, preload } = await start({ origin: site.path });
    await visits(emulator.edge);
    site.write("page.html", "new");
    await preload(PAGE);
    emulator.clock.advance(100_000);
    expect(String((await emulator.edge.get(PAGE)).body)).toBe("old");
  });

  test("the gzip copy is fetched, or that of other header fields", async () => {
    const origin = await originOf((request, response) => {
      response.setHeader("vary", "Accept-Encoding").end(`for ${request.headers["accept-encoding"]}`);
    });
    const { emulator, preload } = await start({ origin: origin.url });
    await preload(PAGE);
    emulator.clock.advance(100_000);
    expect(await visits(emulator.edge, { "accept-encoding": "gzip" })).toEqual(["HIT", "HIT", "HIT"]);
    expect(await visits(emulator.edge, { "accept-encoding": "identity" })).toEqual(["MISS", "MISS", "MISS"]);
    await preload(PAGE, { WithHeader: '{"Accept-Encoding":"br"}' });
    emulator.clock.advance(100_000);
    expect(await visits(emulator.edge, { "accept-encoding": "br" })).toEqual(["HIT", "HIT", "HIT"]);
  });

  test("a preload that fails, or whose origin is down, fetches nothing", async () => {
    const site = folderOf({ "page.html": "page" });
    const { emulator, preload } = await start({ origin: { "a.example": site.path } });
    emulator.faults.add({ kind: "nodeMisses" });
    emulator.faults.add({ kind: "taskFails", action: "PushObjectCache" });
    await preload(PAGE);
    await preload("http://b.example/");
    emulator.clock.advance(100_000);
    expect(emulator.tasks().map(({ status }) => status)).toEqual(["Failed", "Complete"]);
    expect(await visits(emulator.edge)).toEqual(["MISS", "MISS", "MISS"]);
    expect((await emulator.edge.get("http://b.example/")).status).toBe(403);
  });

  test("somebody else may spend the day's preloads", async () => {
    const { emulator, preload, cdn } = await start();
    emulator.faults.add({ kind: "quotaSpent", action: "PushObjectCache" });
    expect((await preload(PAGE)).body).toMatchObject({ Code: "QuotaExceeded.Preload" });
    expect((await cdn("DescribeRefreshQuota")).body).toMatchObject({
      PreloadRemain: "0",
      UrlRemain: "10000",
    });
  });
});
