import { expect, it } from "vitest";
import type { Session } from "../../../provider/calls/session";
import { systemClock } from "../../../provider/effects/clock";
import { vod } from "../../../provider/services/vod";
import { pollTasks } from "../../../provider/tasks/poll";

it("ends at the total that a list names, even if every page were the first", async () => {
  const Task = Array.from({ length: 50 }, (_, i) => ({
    TaskId: "1",
    ObjectPath: `/${i}`,
    Status: "Complete",
  }));
  let calls = 0;
  const call = async () => {
    calls += 1;
    return { fields: { TotalCount: 120, Tasks: { Task } }, date: 0 };
  };
  const session = { service: vod, clock: systemClock, call };
  expect(await pollTasks(session as unknown as Session, ["1"])).toHaveLength(150);
  expect(calls).toBe(3);
});
