import { describe, expect, it } from "vitest";
import { isComplete, isFailed, isSettled, taskStatus } from "../../../provider/calls/status";
import { TasksFailed } from "../../../provider/tasks/outcome";

describe("a task's status", () => {
  it.each([
    ["Complete", "complete"],
    ["complete", "complete"],
    ["Pending", "running"],
    ["Refreshing", "running"],
    ["REFRESHING", "running"],
    ["PreloadPending", "running"],
    ["Preloading", "running"],
    ["", "running"],
    ["Failed", "failed"],
    ["failed", "failed"],
    ["Timeout", "failed"],
    ["Canceled", "failed"],
    ["SomethingNew", "failed"],
  ])("%j is %s", (word, expected) => {
    const status = taskStatus(word);
    expect({ settled: isSettled(status), complete: isComplete(status), failed: isFailed(status) }).toEqual({
      settled: expected !== "running",
      complete: expected === "complete",
      failed: expected === "failed",
    });
  });
});

it("is spelled as the service spells it, unless it is unknown", () => {
  expect(["FAILED", "preloadpending", "Odd"].map(taskStatus)).toEqual(["Failed", "PreloadPending", "Odd"]);
});

it("names a few of the paths and reasons, and counts the others", () => {
  const failed = Array.from(
    { length: 1_000 },
    (_, index) => ({ type: "File", path: `https://a/${index}` }) as const,
  );
  const { message } = new TasksFailed(
    failed,
    failed.map(({ path }) => `Origin Timeout of ${path}`),
  );
  expect(message).toMatch(/https:\/\/a\/4 and 995 more: Origin Timeout.* and 995 more\.$/);
  expect(message.length).toBeLessThan(400);
});
