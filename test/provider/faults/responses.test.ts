import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { vod } from "../../../provider/services/vod";
import { type Emulator, type FaultOptions, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";
import { secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

const ARGS = { objectPaths: URLS, trigger: "second", wait: { timeoutSeconds: 200 } };

/** Deploys a new stack, in which the calls of one action get these responses in turn. */
async function upInto(action: string, responses: string[], times = 1, emulator: Emulator = second.emulator) {
  for (const response of responses)
    emulator.faults.add({ kind: "response", action, body: response, times } as FaultOptions);
  const config = configOf(emulator, { maxRetryTimeout: "20" });
  const site = new Deployment(inProcess(cdn, emulator, clockOf(emulator), config), "cdn");
  return { ...(await site.up(ARGS)), outputs: site.state?.outputs };
}

describe("responses of odd shape about tasks", () => {
  it.each([
    ['{"Tasks":null}'],
    ["{}"],
    ['{"Tasks":[null]}'],
    ['{"Tasks":[]}'],
    ['{"Tasks":{"CDNTask":null}}'],
    ['{"Tasks":{"CDNTask":[null,{}]}}'],
    ['{"Tasks":"none"}'],
    ["[]"],
    ['"Complete"'],
    ["7"],
  ])("%s does not end the wait", async (response) => {
    const { error, outputs } = await upInto("DescribeRefreshTaskById", [response, response]);
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({ status: "complete" });
  });

  const row = (id: string, more: object = {}) => ({
    TaskId: id,
    ObjectPath: URLS[0],
    Status: "Complete",
    ...more,
  });
  it.each<[string, (id: string) => unknown]>([
    ["one object instead of a list", (id) => ({ Tasks: { CDNTask: row(id) } })],
    ["one task instead of a list", (id) => ({ Tasks: row(id) })],
    ["a list by another service's name", (id) => ({ Tasks: { Task: [row(id)] } })],
    ["lower-case words", (id) => ({ Tasks: [row(id, { Status: "complete" })] })],
    [
      "an id as a number",
      (id) => ({ Tasks: [row(id, { TaskId: Number(id), ObjectPath: null, Process: {} })] }),
    ],
  ])("are read anyway: %s", async (_, responseFor) => {
    const { emulator } = second;
    const site = new Deployment(inProcess(cdn, emulator), "cdn");
    emulator.faults.add({ kind: "taskNeverEnds" });
    await site.up({ ...ARGS, wait: { timeoutSeconds: 1 } });
    const [id = ""] = (site.state?.outputs.taskIds ?? []) as string[];
    const response = JSON.stringify(responseFor(id));
    emulator.faults.add({ kind: "response", action: "DescribeRefreshTaskById", body: response, times: 9 });
    expect(await site.up(ARGS)).toEqual({ operation: "update" });
    expect(site.state?.outputs.status).toBe("complete");
  });

  it("end in a named fault when they stay so", async () => {
    const { error } = await upInto("DescribeRefreshTaskById", ['{"Tasks":7}'], 1_000);
    expect(error).toContain(
      "DescribeRefreshTaskById failed: ResponseNotUnderstood: The response is not as documented: Tasks.",
    );
    expect(error).toMatch(new RegExp(`${second.emulator.api} \\(alicloud(-refresh)?:endpoints\\)\\.`));
    expect(error).toContain("accepted, not yet complete: 3 files");
  });
});

describe("responses of odd shape to a refresh", () => {
  it.each([
    ['{"RefreshTaskId":17,"RequestId":8}', ["17"]],
    ['{"RefreshTaskId":12345678901234567890123}', ["12345678901234567890123"]],
    ['{"RefreshTaskId":["17",18]}', ["17", "18"]],
    ['{"RefreshTaskId":" 17 ,\\n18,,"}', ["17", "18"]],
    ['{"RefreshTaskId":null,"PushTaskId":"17"}', ["17"]],
  ])("%s holds ids", async (response, taskIds) => {
    const { emulator } = second;
    emulator.faults.add({ kind: "response", action: "RefreshObjectCaches", body: response });
    const site = new Deployment(inProcess(cdn, emulator), "cdn");
    expect(await site.up({ objectPaths: URLS, trigger: "second" })).toEqual({ operation: "create" });
    expect(site.state?.outputs).toMatchObject({ taskIds });
  });

  it.each([
    '{"RefreshTaskId":{}}',
    '{"RefreshTaskId":{"a":1}}',
    '{"RefreshTaskId":[{}]}',
    "[]",
    "null",
    "true",
  ])("%s holds none, so the tasks are looked for", async (response) => {
    const { emulator } = second;
    emulator.faults.add({ kind: "response", when: "after", action: "RefreshObjectCaches", body: response });
    const site = new Deployment(inProcess(cdn, emulator), "cdn");
    expect(await site.up({ objectPaths: URLS, trigger: "second" })).toEqual({ operation: "create" });
    expect(second.accepted()).toHaveLength(1);
    expect(site.state?.outputs).toMatchObject({ taskIds: [expect.stringMatching(/^17\d+$/)] });
  });
});

it.each([
  '{"UrlRemain":"-3"}',
  '{"UrlRemain":""}',
  '{"UrlRemain":"1,000"}',
  '{"UrlRemain":{}}',
  '{"UrlRemain":null}',
  "[]",
])("a quota of odd shape, %s, counts as unknown", async (response) => {
  const { error } = await upInto("DescribeRefreshQuota", [response]);
  expect(error).toBeUndefined();
});

it("any response of any operation ends in success or in a documented error", async () => {
  const odd = fc.jsonValue({ maxDepth: 3 });
  const fields = fc.record(
    {
      Tasks: fc.oneof(odd, fc.record({ CDNTask: odd }), fc.array(fc.record({ TaskId: odd, Status: odd }))),
      RefreshTaskId: odd,
      UrlRemain: odd,
      TotalCount: odd,
      Code: odd,
      Message: odd,
      RequestId: odd,
    },
    { requiredKeys: [] },
  );
  const action = fc.constantFrom(
    "RefreshObjectCaches",
    "DescribeRefreshQuota",
    "DescribeRefreshTaskById",
    "DescribeRefreshTasks",
  );
  await using emulator = await startEmulator({
    clock: "virtual",
    startTime: laterStart(),
    taskSeconds: { visible: 0, duration: 5 },
  });
  await fc.assert(
    fc.asyncProperty(action, fc.oneof(odd, fields), fc.boolean(), async (hit, value, isLost) => {
      emulator.faults.clear();
      if (isLost) emulator.faults.add({ kind: "reset", when: "after", action: "RefreshObjectCaches" });
      const { error } = await upInto(hit, [JSON.stringify(value)], 1_000, emulator);
      if (error !== undefined)
        expect(error).toMatch(
          /^\w+ failed(?: for \S+)?: .+: |Nothing was sent|The service failed|was accepted/,
        );
    }),
    { numRuns: 60 },
  );
}, 60_000);

it("reads VOD's lists page by page, and ends", async () => {
  const { emulator } = second;
  const Task = Array.from({ length: 50 }, (_, index) => ({
    TaskId: "1",
    ObjectPath: `/${index}`,
    Status: "Complete",
  }));
  const response = JSON.stringify({ Tasks: { Task }, TotalCount: "many" });
  emulator.faults.add({ kind: "response", action: "DescribeVodRefreshTasks", body: response, times: 1_000 });
  const site = new Deployment(inProcess(vod, emulator), "vod");
  const { error } = await site.up({ ...ARGS, wait: { timeoutSeconds: 1 } });
  expect(error).toContain("not complete within 1 second");
});

it("quotes the service's texts on one line, cut, and without control characters", async () => {
  const Message = `no\u001b[31m such\u202e\ndomain ${"x".repeat(9_000)}`;
  const response = JSON.stringify({
    Code: "InvalidDomain.NotFound",
    Message,
    RequestId: "6E7B\r\nSet-Cookie: a",
  });
  const { error = "" } = await upInto("RefreshObjectCaches", [response]);
  expect(error).toContain("InvalidDomain.NotFound: no [31m such domain xxx");
  expect(error).toContain("(request id 6E7B Set-Cookie: a)");
  expect(error.replaceAll("\n", "")).not.toMatch(/\p{C}/u);
  expect(error.length).toBeLessThan(1_500);
});
