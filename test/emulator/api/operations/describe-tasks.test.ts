import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { client, type Parameters } from "../fixture";

const START = Date.UTC(2026, 10, 20, 12);
let emulator: Emulator;
afterEach(() => emulator.close());

async function start(taskSeconds = { visible: 2, duration: 102 }) {
  emulator = await startEmulator({ clock: "virtual", startTime: START, taskSeconds, rates: false });
  return client(emulator);
}

interface Row {
  readonly TaskId: string;
  readonly ObjectPath: string;
  readonly ObjectType: string;
  readonly Status: string;
  readonly Process: string;
  readonly CreationTime: string;
  readonly Description?: string;
}

/** Three submissions, ten seconds apart: two files, a directory, and one that fails. */
async function submitThree({ cdn }: ReturnType<typeof client>) {
  const refresh = (parameters: Parameters) => cdn("RefreshObjectCaches", parameters);
  await refresh({ ObjectPath: "http://a.example/1\nhttp://a.example/2" });
  emulator.clock.advance(10_000);
  await refresh({ ObjectPath: "http://b.example/d/", ObjectType: "Directory" });
  emulator.clock.advance(10_000);
  emulator.faults.add({ kind: "taskFails" });
  await refresh({ ObjectPath: "http://a.example/3" });
}

async function list({ cdn }: ReturnType<typeof client>, parameters: Parameters = {}) {
  const { status, body } = await cdn("DescribeRefreshTasks", parameters);
  const rows = (body.Tasks as { CDNTask: Row[] } | undefined)?.CDNTask ?? [];
  return { status, body, rows, paths: rows.map(({ ObjectPath }) => ObjectPath.replace("http://", "")) };
}

test("a task is unseen for 2 seconds, waits, proceeds and is complete", async () => {
  const api = await start();
  const { body } = await api.cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/1" });
  const TaskId = String(body.RefreshTaskId);
  const seen: unknown[] = [];
  for (const seconds of [0, 1.999, 2, 22, 51, 101.9, 102]) {
    emulator.clock.advance(START + seconds * 1000 - emulator.clock.now());
    const [byId] = (await api.cdn("DescribeRefreshTaskById", { TaskId })).body.Tasks as Row[];
    const [listed] = (await list(api, { TaskId })).rows;
    expect(listed).toEqual(byId);
    seen.push(byId && [byId.Status, byId.Process]);
  }
  expect(seen).toEqual([
    undefined,
    undefined,
    ["Pending", "0%"],
    ["Refreshing", "21%"],
    ["Refreshing", "50%"],
    ["Refreshing", "99%"],
    ["Complete", "100%"],
  ]);
});

test("a failed task says why, in the end", async () => {
  const api = await start();
  emulator.faults.add({ kind: "taskFails" });
  await api.cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/1" });
  emulator.clock.advance(101_000);
  expect((await list(api)).rows[0]).not.toHaveProperty("Description");
  emulator.clock.advance(1000);
  expect((await list(api)).rows[0]).toMatchObject({ Status: "Failed", Description: "Internal Error" });
});

test("tasks are forgotten after three days", async () => {
  const api = await start();
  const { body } = await api.cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/1" });
  emulator.clock.advance(3 * 86_400_000);
  expect((await list(api)).rows).toHaveLength(1);
  emulator.clock.advance(1);
  expect((await list(api)).rows).toEqual([]);
  const byId = await api.cdn("DescribeRefreshTaskById", { TaskId: String(body.RefreshTaskId) });
  expect(byId.body).toMatchObject({ Tasks: [], TotalCount: 0 });
});

describe("the list", () => {
  test("is newest first, by the page", async () => {
    const api = await start();
    await submitThree(api);
    emulator.clock.advance(2000);
    const all = ["a.example/3", "b.example/d/", "a.example/1", "a.example/2"];
    const whole = await list(api);
    expect([whole.paths, whole.body]).toMatchObject([all, { TotalCount: 4, PageNumber: 1, PageSize: 20 }]);
    const second = await list(api, { PageSize: "3", PageNumber: "2" });
    expect([second.paths, second.body]).toMatchObject([
      all.slice(3),
      { TotalCount: 4, PageNumber: 2, PageSize: 3 },
    ]);
    expect((await list(api, { PageSize: "3", PageNumber: "3" })).paths).toEqual([]);
  });

  test.each<[Parameters, string[]]>([
    [{ ObjectPath: "http://a.example/2" }, ["a.example/2"]],
    [{ ObjectPath: "http://a.example/" }, []],
    [{ ObjectType: "directory" }, ["b.example/d/"]],
    [{ ObjectType: "path" }, ["b.example/d/"]],
    [{ ObjectType: "preload" }, []],
    [{ ObjectType: "file", DomainName: "a.example" }, ["a.example/3", "a.example/1", "a.example/2"]],
    [{ ObjectType: "file", Status: "Complete" }, ["a.example/1", "a.example/2"]],
    [{ ObjectType: "directory", Status: "Refreshing" }, ["b.example/d/"]],
    [{ ObjectType: "file", Status: "Failed" }, []],
    [{ StartTime: "2026-11-20T12:00:10Z", EndTime: "2026-11-20T12:00:19Z" }, ["b.example/d/"]],
    [
      { StartTime: "2026-11-20T12:00:00Z", EndTime: "2026-11-20T12:00:10Z", ObjectType: "file" },
      ["a.example/1", "a.example/2"],
    ],
  ])("filters by %j", async (parameters, paths) => {
    const api = await start();
    await submitThree(api);
    emulator.clock.advance(85_000);
    expect((await list(api, parameters)).paths).toEqual(paths);
  });

  test.each<[Parameters, string]>([
    [{ PageSize: "101" }, "InvalidParameter"],
    [{ PageSize: "0" }, "InvalidParameter"],
    [{ PageNumber: "x" }, "InvalidParameter"],
    [{ PageNumber: "100001" }, "InvalidParameter"],
    [{ TaskId: "x" }, "InvalidTaskId.Malformed"],
    [{ DomainName: "a.example" }, "MissingParameter.ObjectType"],
    [{ Status: "Complete" }, "MissingParameter.ObjectType"],
    [{ Status: "Done", ObjectType: "file" }, "InvalidStatus.ValueNotSupported"],
    [{ ObjectType: "folder" }, "InvalidObjectType.ValueNotSupported"],
    [{ StartTime: "2026-11-20T12:00:00Z" }, "MissingParameter"],
    [{ StartTime: "2026-11-20 12:00", EndTime: "2026-11-20T12:00:00Z" }, "InvalidStartTime.Malformed"],
    [{ StartTime: "2026-11-20T12:00:00Z", EndTime: "2026-13-20T12:00:00Z" }, "InvalidEndTime.Malformed"],
    [{ StartTime: "2026-11-20T12:00:00Z", EndTime: "2026-11-20T12:00:00Z" }, "InvalidEndTime.Mismatch"],
    [{ StartTime: "2026-11-17T11:59:59Z", EndTime: "2026-11-20T12:00:00Z" }, "InvalidTime"],
  ])("refuses %j", async (parameters, code) => {
    const { status, body } = await list(await start(), parameters);
    expect([status, body.Code]).toEqual([400, code]);
  });

  test("of DCDN and VOD is under Task, at most 50 a page", async () => {
    const { dcdn, vod } = await start({ visible: 0, duration: 0 });
    await dcdn("RefreshDcdnObjectCaches", { ObjectPath: "a.example/d" });
    await vod("RefreshVodObjectCaches", { ObjectPath: "a.example/v" });
    const [d, v] = [await dcdn("DescribeDcdnRefreshTasks"), await vod("DescribeVodRefreshTasks")];
    expect(d.body.Tasks).toMatchObject({ Task: [{ ObjectPath: "a.example/d", Status: "Complete" }] });
    expect(v.body.Tasks).toMatchObject({ Task: [{ ObjectPath: "a.example/v", Status: "Complete" }] });
    const large = await dcdn("DescribeDcdnRefreshTasks", { PageSize: "51" });
    expect(large.body.Code).toBe("InvalidParameter");
    const alone = await dcdn("DescribeDcdnRefreshTasks", { EndTime: "2026-11-20T12:00:00Z" });
    expect(alone.body.Code).toBe("MissingTimeParameter");
  });
});

describe("task by id", () => {
  test("answers up to ten ids, a row for each path", async () => {
    const { cdn } = await start({ visible: 0, duration: 0 });
    const response = await cdn("RefreshObjectCaches", {
      ObjectPath: "a.example/1\nb.example/1\nb.example/2",
    });
    const ids = String(response.body.RefreshTaskId);
    const { body } = await cdn("DescribeRefreshTaskById", { TaskId: `${ids},1,2,3` });
    expect((body.Tasks as Row[]).map(({ ObjectPath }) => ObjectPath)).toEqual([
      "a.example/1",
      "b.example/1",
      "b.example/2",
    ]);
    expect(body.TotalCount).toBe(3);
    expect((await cdn("DescribeRefreshTaskById", { TaskId: `${ids},1,2,3,4,5,6,7,8,9` })).body.Code).toBe(
      "InvalidTaskId.Malformed",
    );
    expect((await cdn("DescribeRefreshTaskById", { TaskId: "1,,2" })).body.Code).toBe(
      "InvalidTaskId.Malformed",
    );
    expect((await cdn("DescribeRefreshTaskById")).body.Code).toBe("MissingParameter");
  });

  test("of another product knows nothing of it; XML repeats the element", async () => {
    const { cdn, dcdn } = await start({ visible: 0, duration: 0 });
    const response = await cdn("RefreshObjectCaches", { ObjectPath: "a.example/1\na.example/2" });
    const TaskId = String(response.body.RefreshTaskId);
    expect((await dcdn("DescribeDcdnRefreshTaskById", { TaskId })).body).toMatchObject({
      Tasks: [],
      TotalCount: 0,
    });
    const { text } = await cdn("DescribeRefreshTaskById", { TaskId, Format: "XML" });
    expect(text.match(/<Tasks><TaskId>\d+<\/TaskId>/g)).toHaveLength(2);
  });
});
