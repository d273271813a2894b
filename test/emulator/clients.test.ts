import Cdn, * as cdn from "@alicloud/cdn20180510";
import Dcdn, * as dcdn from "@alicloud/dcdn20180115";
import Esa, * as esa from "@alicloud/esa20240910";
import RPCClient from "@alicloud/pop-core";
import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from ".";

/** The vendor's own clients, unmodified. */

let emulator: Emulator;
afterEach(() => emulator.close());

async function start() {
  emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 }, rates: false });
  return emulator;
}

const ODD = "http://a.example/%C3%BC/a*b'(c)!~+%20&d=e;f,g\nhttp://a.example/?q=1&r=2";
const ODD_PATHS = ODD.split("\n");

describe.each(["GET", "POST"])("@alicloud/pop-core by %s", (method) => {
  function rpc(version: string, changes = {}) {
    const { api, credentials } = emulator;
    const client = new RPCClient({ ...credentials, ...changes, endpoint: api, apiVersion: version });
    return (action: string, params: object) =>
      client.request<Record<string, unknown>>(action, params, { method });
  }

  test.each([
    ["2018-05-10", "RefreshObjectCaches", "PushObjectCache", "DescribeRefreshTasks", "CDNTask"],
    ["2018-01-15", "RefreshDcdnObjectCaches", "PreloadDcdnObjectCaches", "DescribeDcdnRefreshTasks", "Task"],
    ["2017-03-21", "RefreshVodObjectCaches", "PreloadVodObjectCaches", "DescribeVodRefreshTasks", "Task"],
  ])("version %s", async (version, refresh, preload, tasks, list) => {
    const quota = tasks.replace("Tasks", "Quota");
    await start();
    const request = rpc(version);
    const { RefreshTaskId } = await request(refresh, { ObjectPath: ODD, ObjectType: "File" });
    const response = await request(tasks, { TaskId: RefreshTaskId, PageSize: 5 });
    const rows = ODD_PATHS.map((ObjectPath) => ({ ObjectPath, TaskId: RefreshTaskId, Status: "Complete" }));
    expect(response).toMatchObject({ TotalCount: 2, Tasks: { [list]: rows } });
    const preloaded = await request(preload, { ObjectPath: ODD, Area: "overseas" });
    const preloads = await request(tasks, { ObjectType: "preload" });
    const TaskId = preloaded.PushTaskId ?? preloaded.PreloadTaskId;
    expect(preloads).toMatchObject({
      TotalCount: 2,
      Tasks: { [list]: [{ TaskId, ObjectType: "preload" }, {}] },
    });
    const { UrlQuota, UrlRemain } = await request(quota, {});
    expect(Number(UrlQuota) - Number(UrlRemain)).toBe(2);
  });

  test("an error has the vendor's code", async () => {
    await start();
    const wrong = rpc("2018-05-10", { accessKeySecret: "wrong" });
    await expect(wrong("DescribeRefreshQuota", {})).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
    const request = rpc("2018-05-10");
    const refused = { code: "InvalidObjectPath.Malformed", data: { HostId: "cdn.aliyuncs.com" } };
    await expect(
      request("RefreshObjectCaches", { ObjectPath: "http://a.example/\u00fc" }),
    ).rejects.toMatchObject(refused);
  });
});

/** The SDKs' configuration is a class of a package of theirs; they only read its fields. */
function config(changes = {}) {
  const { api, credentials } = emulator;
  const fields = { ...credentials, endpoint: new URL(api).host, protocol: "http", ...changes };
  return fields as unknown as ConstructorParameters<typeof Cdn>[0];
}

test("@alicloud/cdn20180510", async () => {
  await start();
  const client = new Cdn(config());
  const request = new cdn.RefreshObjectCachesRequest({ objectPath: ODD, objectType: "File", force: true });
  const { refreshTaskId } = (await client.refreshObjectCaches(request)).body ?? {};
  const byId = await client.describeRefreshTaskById(
    new cdn.DescribeRefreshTaskByIdRequest({ taskId: refreshTaskId }),
  );
  expect(byId.body?.tasks?.map(({ objectPath, status }) => [objectPath, status])).toEqual(
    ODD_PATHS.map((path) => [path, "Complete"]),
  );
  const listed = await client.describeRefreshTasks(
    new cdn.DescribeRefreshTasksRequest({ objectPath: ODD_PATHS[1] }),
  );
  expect([listed.body?.totalCount, listed.body?.tasks?.CDNTask?.[0]?.taskId]).toEqual([1, refreshTaskId]);
  const quota = await client.describeRefreshQuota(new cdn.DescribeRefreshQuotaRequest({}));
  expect([quota.body?.urlRemain, quota.body?.blockRemain]).toEqual(["9998", "300"]);
  const preload = new cdn.PushObjectCacheRequest({
    objectPath: ODD,
    area: "domestic",
    l2Preload: true,
    withHeader: { "Accept-Encoding": "br" },
  });
  const { pushTaskId } = (await client.pushObjectCache(preload)).body ?? {};
  const preloads = await client.describeRefreshTasks(
    new cdn.DescribeRefreshTasksRequest({ taskId: pushTaskId, objectType: "preload" }),
  );
  expect(preloads.body?.tasks?.CDNTask?.map(({ status }) => status)).toEqual(["Complete", "Complete"]);
  const tags = { domainName: "a.example", cacheTag: "app,css", force: true };
  const tagged = await client.refreshObjectCacheByCacheTag(new cdn.RefreshObjectCacheByCacheTagRequest(tags));
  expect(tagged.body?.refreshTaskId).toMatch(/^\d+$/);
  expect(emulator.tasks().at(-1)).toMatchObject({
    objectType: "CacheTag",
    paths: ["app", "css"],
    force: true,
  });
});

test("@alicloud/cdn20180510: an error has the vendor's code and status", async () => {
  await start();
  const quota = new cdn.DescribeRefreshQuotaRequest({});
  const wrong = new Cdn(config({ accessKeySecret: "wrong" }));
  await expect(wrong.describeRefreshQuota(quota)).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  emulator.faults.add({ kind: "error", code: "QuotaExceeded.Refresh" });
  const refused = { code: "QuotaExceeded.Refresh", statusCode: 400 };
  await expect(new Cdn(config()).describeRefreshQuota(quota)).rejects.toMatchObject(refused);
});

test("@alicloud/cdn20180510 with a security token", async () => {
  const account = { accessKeyId: "id", accessKeySecret: "secret", securityToken: "token" };
  emulator = await startEmulator({ accounts: [account] });
  const quota = new cdn.DescribeRefreshQuotaRequest({});
  const client = new Cdn(config({ type: "sts" }));
  expect((await client.describeRefreshQuota(quota)).body?.urlQuota).toBe("10000");
});

test("@alicloud/dcdn20180115, 1,000 URLs in the query", async () => {
  await start();
  const client = new Dcdn(config());
  const paths = Array.from(
    { length: 1000 },
    (_, n) => `http://d${n % 10}.example.com/a/longer/path/${n}.html`,
  );
  const request = new dcdn.RefreshDcdnObjectCachesRequest({ objectPath: paths.join("\n") });
  const { refreshTaskId = "" } = (await client.refreshDcdnObjectCaches(request)).body ?? {};
  expect(refreshTaskId.split(",")).toHaveLength(10);
  const byId = await client.describeDcdnRefreshTaskById(
    new dcdn.DescribeDcdnRefreshTaskByIdRequest({ taskId: refreshTaskId }),
  );
  expect(byId.body?.tasks).toHaveLength(1000);
  const listed = await client.describeDcdnRefreshTasks(
    new dcdn.DescribeDcdnRefreshTasksRequest({ pageSize: 50 }),
  );
  expect([listed.body?.totalCount, listed.body?.tasks?.task?.length]).toEqual([1000, 50]);
  const quota = await client.describeDcdnRefreshQuota(new dcdn.DescribeDcdnRefreshQuotaRequest({}));
  expect(quota.body?.urlRemain).toBe("9000");
  const preload = new dcdn.PreloadDcdnObjectCachesRequest({ objectPath: ODD, area: "overseas" });
  expect((await client.preloadDcdnObjectCaches(preload)).body?.preloadTaskId).toMatch(/^\d+$/);
  const tags = new dcdn.RefreshDcdnObjectCacheByCacheTagRequest({ domainName: "a.example", cacheTag: "app" });
  expect((await client.refreshDcdnObjectCacheByCacheTag(tags)).body?.refreshTaskId).toMatch(/^\d+$/);
});

test("@alicloud/esa20240910: sites, a purge, its tasks, its quota", async () => {
  emulator = await startEmulator({ taskSeconds: { duration: 0 }, sites: { "example.com": {} } });
  const client = new Esa(config());
  const sites = await client.listSites(new esa.ListSitesRequest({ siteName: "example.com" }));
  const siteId = sites.body?.sites?.[0]?.siteId;
  const files = ["https://a.example.com/%C3%BC/a*b'(c)!~+%20&d=e;f,g", "https://example.com/?q=1&r=2"];
  const content = new esa.PurgeCachesRequestContent({ files });
  const request = new esa.PurgeCachesRequest({ siteId, type: "file", content, force: true });
  const { taskId } = (await client.purgeCaches(request)).body ?? {};
  const { body } = await client.describePurgeTasks(
    new esa.DescribePurgeTasksRequest({ siteId, type: "file" }),
  );
  expect(body?.tasks?.map((task) => [task.taskId, task.content, task.status])).toEqual(
    files.map((file) => [taskId, file, "Complete"]),
  );
  const quota = await client.getPurgeQuota(new esa.GetPurgeQuotaRequest({ siteId, type: "file" }));
  expect([quota.body?.quota, quota.body?.usage]).toEqual(["1000", "2"]);
  const all = new esa.PurgeCachesRequestContent({ purgeAll: true });
  await client.purgeCaches(new esa.PurgeCachesRequest({ siteId, type: "purgeall", content: all }));
  expect(emulator.tasks().at(-1)).toMatchObject({ objectType: "All", paths: ["example.com"], force: false });
});

test("@alicloud/esa20240910: 1,000 URLs, a preload, an error", async () => {
  emulator = await startEmulator({ taskSeconds: { duration: 0 }, sites: { "example.com": {} } });
  const client = new Esa(config());
  const sites = await client.listSites(new esa.ListSitesRequest({}));
  const siteId = sites.body?.sites?.[0]?.siteId;
  const files = Array.from({ length: 1000 }, (_, n) => `https://example.com/a/longer/path/${n}.html`);
  const purge = new esa.PurgeCachesRequest({ siteId, content: new esa.PurgeCachesRequestContent({ files }) });
  expect((await client.purgeCaches(purge)).body?.taskId).toMatch(/^\d+$/);
  await expect(client.purgeCaches(purge)).rejects.toMatchObject({
    code: "QuotaExceeded.Refresh",
    statusCode: 400,
  });
  const preload = new esa.PreloadCachesRequest({ siteId, content: files.slice(0, 2) });
  const { taskId } = (await client.preloadCaches(preload)).body ?? {};
  const { body } = await client.describePreloadTasks(new esa.DescribePreloadTasksRequest({ siteId }));
  expect(body?.tasks?.map((task) => task.taskId)).toEqual([taskId, taskId]);
});
