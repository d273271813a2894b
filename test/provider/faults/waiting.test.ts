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

it("times out, keeps the ids, and only waits on at the next up", async () => {
  const failed = await second.deploy(undefined, { wait: { timeoutSeconds: 5 } });
  expect(failed.error).toContain("not complete within 5 seconds");
  expect(second.site.state?.outputs).toMatchObject({ status: "timedOut" });
  expect(second.site.state?.outputs.pending).toMatch(/^await \d+ File /);
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
