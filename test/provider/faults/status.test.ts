import { expect, it } from "vitest";
import { ARGS, secondDeployment } from "./second-deployment";

const second = secondDeployment();

it("brings the status up to date with pulumi refresh, without an update", async () => {
  await second.deploy(undefined);
  expect(second.site.state?.outputs.status).toBe("submitted");
  await second.site.refresh();
  expect(second.site.state?.outputs.status).toBe("submitted");
  second.emulator.clock.advance(60_000);
  await second.site.refresh();
  expect(second.site.state?.outputs.status).toBe("complete");
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
});

it("keeps the status of forgotten tasks, and when it may not ask", async () => {
  await second.deploy(undefined);
  second.emulator.faults.add({ action: "DescribeRefreshTaskById", kind: "error", code: "Forbidden.RAM" });
  await second.site.refresh();
  second.emulator.clock.advance(4 * 24 * 60 * 60_000);
  await second.site.refresh();
  expect(second.site.state?.outputs.status).toBe("submitted");
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
});

it("finds failed tasks, which cause no update", async () => {
  await second.deploy({ kind: "taskFails", skip: 0 });
  second.emulator.clock.advance(60_000);
  await second.site.refresh();
  expect(second.site.state?.outputs.status).toBe("failed");
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "same" });
});
