import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type FaultOptions, startEmulator } from "..";
import { client } from "./fixture";

let emulator: Emulator;
afterEach(() => emulator.close());

async function start(...faults: FaultOptions[]) {
  emulator = await startEmulator({ clock: "virtual", taskSeconds: { visible: 2, duration: 100 } });
  for (const fault of faults) emulator.faults.add(fault);
  return client(emulator);
}

const refresh = ({ cdn }: ReturnType<typeof client>) =>
  cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/x" });
const lastCall = () => emulator.calls().at(-1);

describe.each(["before", "after"] as const)("%s acceptance", (when) => {
  const accepted = when === "after";
  const outcome = accepted ? { accepted: true, taskIds: ["17000000001"] } : { accepted: false };

  test.each([
    [{ kind: "error", code: "Throttling" }, 503, { Code: "Throttling" }],
    [
      { kind: "error", code: "QuotaPerMinuteExceeded.Refresh" },
      400,
      { Code: "QuotaPerMinuteExceeded.Refresh" },
    ],
    [{ kind: "error", code: "Made.Up" }, 400, { Code: "Made.Up", HostId: "cdn.aliyuncs.com" }],
    [{ kind: "error" }, 500, { Code: "InternalError" }],
    [{ kind: "html" }, 502, {}],
    [{ kind: "redirect" }, 302, {}],
    [{ kind: "empty" }, 200, {}],
    [{ kind: "noTaskId" }, 200, { RequestId: expect.any(String) }],
    [{ kind: "response", body: '{"Tasks":null}' }, 200, { Tasks: null }],
  ] as const)("%j", async (fault, status, body) => {
    const api = await start({ ...fault, when });
    const response = await refresh(api);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject(body);
    expect(response.body).not.toHaveProperty("RefreshTaskId");
    expect(lastCall()).toMatchObject({ status, ...outcome });
    expect(emulator.tasks()).toHaveLength(accepted ? 1 : 0);
    expect((await refresh(api)).body).toHaveProperty("RefreshTaskId");
  });

  test("a reset connection", async () => {
    const api = await start({ kind: "reset", when });
    await expect(refresh(api)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(lastCall()).toMatchObject({ status: 0, ...outcome });
  });

  test("no response, until the emulator is closed", async () => {
    const api = await start({ kind: "hang", when });
    const response = refresh(api);
    const failed = expect(response).rejects.toThrow("fetch failed");
    await expect.poll(() => lastCall()).toMatchObject({ status: 0, accepted });
    await emulator.close();
    await failed;
  });

  test("a slow response", async () => {
    const api = await start({ kind: "slow", when });
    const response = refresh(api);
    await expect.poll(() => lastCall()?.action).toBe("RefreshObjectCaches");
    expect(emulator.tasks()).toHaveLength(accepted ? 1 : 0);
    emulator.clock.advance(2999);
    expect(lastCall()?.status).toBe(0);
    emulator.clock.advance(1);
    expect((await response).body).toHaveProperty("RefreshTaskId");
    expect(emulator.tasks()).toHaveLength(1);
  });

  test("a quota that somebody else spends", async () => {
    const api = await start({ kind: "quotaSpent", when });
    const response = await refresh(api);
    expect(response.body.Code).toBe(accepted ? undefined : "QuotaExceeded.Refresh");
    expect((await api.cdn("DescribeRefreshQuota")).body).toMatchObject({ UrlRemain: "0", DirRemain: "0" });
    expect((await refresh(api)).body.Code).toBe("QuotaExceeded.Refresh");
    expect(emulator.tasks()).toHaveLength(accepted ? 1 : 0);
    emulator.clock.advance(86_400_000);
    expect((await refresh(api)).status).toBe(200);
  });
});

describe("tasks", () => {
  const status = async ({ cdn }: ReturnType<typeof client>) => {
    const { body } = await cdn("DescribeRefreshTaskById", { TaskId: "17000000001" });
    return (body.Tasks as { Status: string }[]).map(({ Status }) => Status);
  };

  test("that fail", async () => {
    const api = await start({ kind: "taskFails" });
    await refresh(api);
    emulator.clock.advance(50_000);
    expect(await status(api)).toEqual(["Refreshing"]);
    emulator.clock.advance(50_000);
    expect(await status(api)).toEqual(["Failed"]);
  });

  test.each(["Timeout", "Canceled"] as const)("that end with %s", async (word) => {
    const api = await start({ kind: "taskFails", status: word });
    await refresh(api);
    emulator.clock.advance(100_000);
    expect(await status(api)).toEqual([word]);
  });

  test("whose status is that of the last response, once", async () => {
    const api = await start({ kind: "oldStatus" }, { kind: "oldStatus", skip: 2 });
    await refresh(api);
    emulator.clock.advance(50_000);
    expect(await status(api)).toEqual([]);
    expect(await status(api)).toEqual(["Refreshing"]);
    emulator.clock.advance(50_000);
    expect(await status(api)).toEqual(["Refreshing"]);
    expect(await status(api)).toEqual(["Complete"]);
  });

  test("that never end", async () => {
    const api = await start({ kind: "taskNeverEnds" });
    await refresh(api);
    emulator.clock.advance(2 * 86_400_000);
    expect(await status(api)).toEqual(["Refreshing"]);
    expect(emulator.tasks()[0]?.completesAt).toBeNull();
  });

  test("that are listed late", async () => {
    const api = await start({ kind: "taskLate" });
    await refresh(api);
    emulator.clock.advance(11_999);
    expect(await status(api)).toEqual([]);
    emulator.clock.advance(1);
    expect(await status(api)).toEqual(["Pending"]);
  });
});

describe("which call is hit", () => {
  test("the action's, after `skip`, `times` times", async () => {
    const api = await start({
      kind: "error",
      code: "Throttling",
      action: "RefreshObjectCaches",
      skip: 1,
      times: 2,
    });
    expect((await api.cdn("DescribeRefreshQuota")).status).toBe(200);
    const statuses: number[] = [];
    for (let call = 0; call < 4; call++) statuses.push((await refresh(api)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test("without an action any, but faults of a submission wait for one", async () => {
    const api = await start({ kind: "error", code: "Throttling" }, { kind: "noTaskId" });
    expect((await api.cdn("DescribeRefreshQuota")).status).toBe(503);
    expect((await api.cdn("DescribeRefreshQuota")).status).toBe(200);
    expect((await refresh(api)).body).not.toHaveProperty("RefreshTaskId");
  });

  test("one fault a call, in the order they were added; cleared ones none", async () => {
    const api = await start({ kind: "error", code: "Throttling" }, { kind: "error", code: "ServiceBusy" });
    expect((await refresh(api)).body.Code).toBe("Throttling");
    expect((await refresh(api)).body.Code).toBe("ServiceBusy");
    emulator.faults.add({ kind: "empty" });
    emulator.faults.clear();
    expect((await refresh(api)).body).toHaveProperty("RefreshTaskId");
  });

  test("none whose request is refused", async () => {
    const api = await start({ kind: "empty" });
    const refused = await api.cdn("DescribeRefreshQuota", { AccessKeyId: "nobody" });
    expect(refused.body.Code).toBe("InvalidAccessKeyId.NotFound");
    expect((await refresh(api)).text).toBe("");
  });
});

test("what cannot be understood is refused", async () => {
  await start();
  const add = (fault: unknown) => () => emulator.faults.add(fault as FaultOptions);
  expect(add({ kind: "explode" })).toThrow(/kind/);
  expect(add({ kind: "error", often: 1 })).toThrow(/often/);
  expect(add({ kind: "error", times: 0 })).toThrow(/times/);
});
