import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

const SITES = {
  "example.com": { plan: "basic" },
  "shop.example.com": {},
  "gone.example": { status: "offline" },
} as const;

async function start(options: EmulatorOptions = {}) {
  const clock = { clock: "virtual", timestamps: "machine" } as const;
  emulator = await startEmulator({ ...clock, sites: SITES, taskSeconds: { visible: 0 }, ...options });
  const { esa, esaGet } = client(emulator);
  const sites = (await esaGet("ListSites")).body.Sites as { SiteId: number; SiteName: string }[];
  const idOf = (name: string) => String(sites.find(({ SiteName }) => SiteName === name)?.SiteId);
  const purge = (Type: string, content: object, more = {}, site = "example.com") =>
    esa("PurgeCaches", { SiteId: idOf(site), Type, Content: JSON.stringify(content), ...more });
  return { emulator, esa, esaGet, idOf, purge };
}

describe("ListSites", () => {
  test.each([
    [{}, ["example.com", "shop.example.com", "gone.example"]],
    [{ SiteName: "example.com" }, ["example.com"]],
    [{ SiteName: "EXAMPLE.com", SiteSearchType: "fuzzy" }, ["example.com", "shop.example.com"]],
    [{ SiteName: "shop", SiteSearchType: "prefix" }, ["shop.example.com"]],
    [{ SiteName: ".example", SiteSearchType: "suffix" }, ["gone.example"]],
    [{ SiteName: "nobody.example" }, []],
  ])("%j", async (parameters, names) => {
    const { esaGet } = await start();
    const { body } = await esaGet("ListSites", parameters);
    expect((body.Sites as { SiteName: string }[]).map(({ SiteName }) => SiteName)).toEqual(names);
    expect(body.TotalCount).toBe(names.length);
  });

  test("an id has 15 digits; a page has as many as asked for", async () => {
    const { esaGet } = await start();
    const { body } = await esaGet("ListSites", { PageSize: "1", PageNumber: "3" });
    expect(body.Sites).toEqual([expect.objectContaining({ SiteName: "gone.example", Status: "offline" })]);
    expect(String((body.Sites as { SiteId: number }[])[0]?.SiteId)).toMatch(/^\d{15}$/);
  });
});

test.each([
  ["PurgeCaches", "GET"],
  ["DescribePurgeTasks", "POST"],
  ["GetPurgeQuota", "POST"],
  ["ListSites", "POST"],
])("%s is not called by %s", async (action, method) => {
  const { esa, esaGet } = await start();
  const { status, body } = await (method === "GET" ? esaGet : esa)(action);
  expect([status, body.Code, body.HostId]).toEqual([
    404,
    "InvalidAction.NotFound",
    "esa.cn-hangzhou.aliyuncs.com",
  ]);
});

describe("PurgeCaches", () => {
  test.each([
    ["file", { Files: ["http://a.example.com/x?q=1", "https://example.com/"] }, "File"],
    ["directory", { Directories: ["https://a.example.com/docs/"] }, "Directory"],
    ["ignoreParams", { IgnoreParams: ["https://a.example.com/app.js"] }, "IgnoreParams"],
    ["hostname", { Hostnames: ["a.example.com", "example.com"] }, "Hostname"],
    ["cachetag", { CacheTags: ["app", "css"] }, "CacheTag"],
    ["purgeall", { PurgeAll: true }, "All"],
    ["file", { Files: ["https://example.com/"], PurgeAll: false }, "File"],
  ])("%s takes %j", async (type, content, objectType) => {
    const { purge, emulator } = await start();
    const { status, body } = await purge(type, content, { Force: "true" });
    expect([status, Object.keys(body).sort()]).toEqual([200, ["RequestId", "TaskId"]]);
    const [task] = emulator.tasks();
    const paths = type === "purgeall" ? ["example.com"] : Object.values(content)[0];
    expect(task).toMatchObject({
      taskId: body.TaskId,
      product: "esa",
      objectType,
      paths,
      force: type !== "file",
    });
    expect(task?.domainName).toBe("example.com");
  });

  const many = (count: number, host = (_: number) => "example.com") =>
    Array.from({ length: count }, (_, n) => `https://${host(n)}/${n}`);

  test.each([
    ["file", { Files: ["a.example.com/x"] }, "InvalidObjectPath.Malformed"],
    ["file", { Files: ["https://other.example/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: ["https://shop.example.com/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: ["https://notexample.com/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: [] }, "InvalidParameter"],
    ["file", { Directories: ["https://example.com/"] }, "InvalidParameter"],
    ["file", { Files: many(1001) }, "SingleRequest.OverLimit"],
    ["file", { Files: many(11, (n) => `h${n}.example.com`) }, "SingleRequest.OverLimit"],
    ["directory", { Directories: ["https://example.com/docs"] }, "InvalidObjectPath.Malformed"],
    ["hostname", { Hostnames: ["other.example"] }, "InvalidDomain.NotFound"],
    ["hostname", { Hostnames: many(11).map((_, n) => `h${n}.example.com`) }, "SingleRequest.OverLimit"],
    ["cachetag", { CacheTags: many(31) }, "SingleRequest.OverLimit"],
    ["purgeall", { PurgeAll: false }, "InvalidParameter"],
    ["regex", { Files: ["https://example.com/.*"] }, "InvalidParameter"],
  ])("%s refuses %j", async (type, content, code) => {
    const { purge, emulator } = await start();
    expect((await purge(type, content)).body.Code).toBe(code);
    expect(emulator.tasks()).toEqual([]);
  });

  test("Content is JSON, and a site is one of the account's that is active", async () => {
    const { esa, idOf } = await start();
    const Content = '{"Files":["https://gone.example/"]}';
    const code = async (parameters: Record<string, string>) =>
      (await esa("PurgeCaches", parameters)).body.Code;
    expect(await code({ SiteId: idOf("example.com"), Content: "https://example.com/" })).toBe(
      "InvalidParameter",
    );
    expect(await code({ SiteId: "123456789012345", Content })).toBe("Site.NotFound");
    expect(await code({ SiteId: "example.com", Content })).toBe("InvalidParameter");
    expect(await code({ Content })).toBe("MissingParameter");
    expect(await code({ SiteId: idOf("gone.example"), Content })).toBe("InvalidDomain.Offline");
  });
});

describe("quota", () => {
  test("what is used is told by site and type, and the plan says of how much", async () => {
    const { purge, esaGet, idOf } = await start();
    await purge("file", { Files: ["https://example.com/1", "https://example.com/2"] });
    const quota = async (Type: string, site = "example.com") => {
      const { Quota, Usage } = (await esaGet("GetPurgeQuota", { SiteId: idOf(site), Type })).body;
      return [Quota, Usage];
    };
    expect(await quota("file")).toEqual(["10000", "2"]);
    expect(await quota("hostname")).toEqual(["100", "0"]);
    expect(await quota("file", "shop.example.com")).toEqual(["1000", "0"]);
    expect(await quota("hostname", "shop.example.com")).toEqual(["0", "0"]);
  });

  test("what no longer fits is refused as a whole, until the next day", async () => {
    const { purge, emulator } = await start({ startTime: Date.parse("2026-11-25T15:00:00Z") });
    emulator.sites.setQuota({ site: "example.com", type: "purgeall", remain: 1 });
    expect((await purge("purgeall", { PurgeAll: true })).status).toBe(200);
    const { status, body } = await purge("purgeall", { PurgeAll: true });
    expect([status, body.Code]).toEqual([400, "QuotaExceeded.Refresh"]);
    emulator.clock.advance(3_600_000);
    expect((await purge("purgeall", { PurgeAll: true })).status).toBe(200);
    expect(() => emulator.sites.setQuota({ site: "x.example", type: "file", remain: 1 })).toThrow(
      "x.example",
    );
  });
});

describe("DescribePurgeTasks", () => {
  test("of one site and type, newest first, a row for each object; no filter by task id", async () => {
    const { purge, esaGet, emulator, idOf } = await start();
    const first = (await purge("file", { Files: ["https://example.com/1", "https://a.example.com/2"] })).body
      .TaskId;
    await purge("directory", { Directories: ["https://example.com/d/"] });
    await purge("file", { Files: ["https://shop.example.com/"] }, {}, "shop.example.com");
    emulator.clock.advance(5000);
    const second = (await purge("file", { Files: ["https://example.com/3"] })).body.TaskId;
    const SiteId = idOf("example.com");
    const { body } = await esaGet("DescribePurgeTasks", { SiteId, TaskId: String(first) });
    expect(body).toMatchObject({
      TotalCount: 3,
      Tasks: [
        {
          TaskId: second,
          Content: "https://example.com/3",
          Status: "Refreshing",
          Process: "0%",
          Type: "file",
        },
        { TaskId: first, Content: "https://example.com/1", Status: "Complete", Process: "100%" },
        { TaskId: first, Content: "https://a.example.com/2", Status: "Complete" },
      ],
    });
    const rows = async (parameters: Record<string, string>) =>
      (
        (await esaGet("DescribePurgeTasks", { SiteId, ...parameters })).body.Tasks as { Content: string }[]
      ).map(({ Content }) => Content);
    expect(await rows({ Type: "directory" })).toEqual(["https://example.com/d/"]);
    expect(await rows({ Content: "https://example.com/1" })).toEqual(["https://example.com/1"]);
    expect(await rows({ Status: "Complete", PageSize: "1", PageNumber: "2" })).toEqual([
      "https://a.example.com/2",
    ]);
    const [StartTime, EndTime] = [0, 3600].map(
      (seconds) => `${new Date(emulator.clock.now() + 1000 * seconds).toISOString().slice(0, 19)}Z`,
    ) as [string, string];
    expect(await rows({ StartTime, EndTime })).toEqual(["https://example.com/3"]);
    expect((await esaGet("DescribePurgeTasks", { SiteId, StartTime })).body.Code).toBe(
      "MissingTimeParameter",
    );
  });

  test("a failed task says why", async () => {
    const { purge, esaGet, emulator, idOf } = await start();
    emulator.faults.add({ kind: "taskFails", objectPath: "https://example.com/1" });
    await purge("file", { Files: ["https://example.com/1"] });
    emulator.clock.advance(5000);
    const { body } = await esaGet("DescribePurgeTasks", { SiteId: idOf("example.com") });
    expect(body.Tasks).toEqual([
      expect.objectContaining({ Status: "Failed", Description: "Internal Error" }),
    ]);
  });
});

test("calls that are identical are tasks of their own: nothing is merged", async () => {
  const { purge } = await start();
  const ids = [1, 2].map(async () => (await purge("file", { Files: ["https://example.com/1"] })).body.TaskId);
  expect(new Set(await Promise.all(ids)).size).toBe(2);
});

test("PreloadCaches takes a JSON list, and DescribePreloadTasks lists it", async () => {
  const { esa, esaGet, emulator, idOf } = await start();
  const SiteId = idOf("example.com");
  const preload = (Content: unknown) => esa("PreloadCaches", { SiteId, Content: JSON.stringify(Content) });
  const { TaskId } = (await preload(["https://example.com/1"])).body;
  emulator.clock.advance(5000);
  expect((await esaGet("DescribePreloadTasks", { SiteId })).body.Tasks).toEqual([
    expect.objectContaining({ TaskId, Content: "https://example.com/1", Status: "Complete" }),
  ]);
  expect((await preload(["https://other.example/1"])).body.Code).toBe("InvalidDomain.NotFound");
  expect((await preload({ Files: ["https://example.com/1"] })).body.Code).toBe("InvalidParameter");
});
