import { describe, expect, test } from "vitest";
import { start } from "./esa.fixture";

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
