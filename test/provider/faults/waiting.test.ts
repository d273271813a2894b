import { expect, it } from "vitest";
import { ARGS, secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

const WAIT = { wait: { timeoutSeconds: 100 } };

it("returns when all tasks are complete", async () => {
  expect(await second.deploy(undefined, WAIT)).toEqual({ operation: "update" });
  expect(second.site.state?.outputs.status).toBe("complete");
  expect(await second.served()).toEqual(["second"]);
});

it("names the paths that failed, and sends them again", async () => {
  const failed = await second.deploy({ kind: "taskFails", skip: 0 }, WAIT);
  expect(failed.error).toContain(`The service failed to refresh ${URLS[0]}`);
  expect(second.site.state?.outputs.status).toBe("failed");
  second.accepted();
  expect(await second.site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js"]);
  expect(await second.served()).toEqual(["second"]);
});

it.each([
  ["Timeout", "Timeout: Internal Error"],
  ["Canceled", "Canceled: Internal Error"],
] as const)("takes %s for a failure too", async (status, reason) => {
  const failed = await second.deploy({ kind: "taskFails", status, skip: 0 }, WAIT);
  expect(failed.error).toContain(`The service failed to refresh ${URLS[0]}: ${reason}.`);
  second.accepted();
  expect(await second.site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js"]);
});

it("times out, keeps the ids, and only waits on at the next up", async () => {
  const failed = await second.deploy(undefined, { wait: { timeoutSeconds: 5 } });
  expect(failed.error).toContain("not complete within 5 seconds");
  expect(second.site.state?.outputs).toMatchObject({ status: "timedOut" });
  expect(second.site.state?.outputs.pending).toMatch(/^await \d+ [0-9a-f]{16} File /);
  expect(second.accepted()).toHaveLength(3);
  expect(await second.site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual([]);
  expect(second.site.state?.outputs.status).toBe("complete");
});

it.each([
  ["waits again", WAIT],
  ["no longer waits", {}],
])("sends again what failed after the time-out, when it %s", async (_, args) => {
  await second.deploy({ kind: "taskFails", skip: 0 }, { wait: { timeoutSeconds: 5 } });
  expect(second.site.state?.outputs.status).toBe("timedOut");
  expect(second.accepted()).toHaveLength(3);
  second.emulator.clock.advance(60_000);
  expect(await second.site.up({ ...ARGS, trigger: "second", ...args })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js"]);
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["second"]);
});

it("asks once more before it takes a task for failed or missing, since the first response can be old", async () => {
  await second.deploy({ kind: "taskFails", skip: 0 }, { wait: { timeoutSeconds: 5 } });
  second.accepted();
  const { emulator, site } = second;
  const tasks = emulator.tasks().slice(-3);
  // What the first response says: failed, missing, running.
  const [first, , third] = tasks.map(({ taskId, paths }) => ({ TaskId: taskId, ObjectPath: paths[0] }));
  const Tasks = [
    { ...first, Status: "Failed" },
    { ...third, Status: "Refreshing" },
  ];
  emulator.clock.advance(60_000);
  emulator.faults.add({
    kind: "response",
    body: JSON.stringify({ Tasks }),
    action: "DescribeRefreshTaskById",
  });
  expect(await site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js"]);
  emulator.clock.advance(60_000);

  await second.deploy(undefined, { trigger: "third", wait: { timeoutSeconds: 5 } });
  expect(second.accepted()).toHaveLength(3);
  emulator.clock.advance(60_000);
  emulator.faults.add({ kind: "oldStatus" });
  const old = emulator
    .tasks()
    .slice(-3)
    .map(({ taskId }) => ({ TaskId: taskId, ObjectPath: "", Status: "Failed" }));
  emulator.faults.add({
    kind: "response",
    body: JSON.stringify({ Tasks: old }),
    action: "DescribeRefreshTaskById",
  });
  expect(await site.up({ ...ARGS, trigger: "third", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual([]);
  expect(site.state?.outputs.status).toBe("complete");
});

it("sends again what the service has forgotten", async () => {
  await second.deploy({ kind: "taskNeverEnds", skip: 0, times: 3 }, WAIT);
  second.accepted();
  second.emulator.clock.advance(4 * 24 * 60 * 60_000);
  expect(await second.site.up({ ...ARGS, trigger: "second", ...WAIT })).toEqual({ operation: "update" });
  expect(second.accepted()).toHaveLength(3);
  expect(await second.served()).toEqual(["second"]);
});

it("tolerates tasks that are listed late", async () => {
  expect(await second.deploy({ kind: "taskLate", skip: 0, times: 3 }, WAIT)).toEqual({ operation: "update" });
  expect(second.site.state?.outputs.status).toBe("complete");
});
