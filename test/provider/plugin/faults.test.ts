import { readdirSync } from "node:fs";
import { beforeEach, describe, expect, it, type RunnerTask, vi } from "vitest";
import { inPlugin } from "../../support/in-plugin";
import * as inProcess from "../../support/in-process";

// The cases of the two folders as they are, with the plugin in place of the provider object.
vi.doMock("../../support/in-process", () => ({ ...inProcess, inProcess: inPlugin }));

/** What is not run once more, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "any response of any operation ends in success or in a documented error":
    "it is about responses to any client",
  ...Object.fromEntries(
    [
      "finds 700 malformed paths among 1,000, with few more calls",
      "submits other domains' calls, and sends no second call for a refused domain",
    ].map((name) => [
      name,
      "Node's HTTP/2 client takes no header beyond 64 KB, which holds a failure; Go's does",
    ]),
  ),
};
beforeEach(({ task, skip }) => skip(task.name in LEFT_OUT, LEFT_OUT[task.name]));

const casesOf = (folder: string) =>
  readdirSync(`test/provider/${folder}`).flatMap((file) => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []);

describe.each(casesOf("faults"))("faults, %s", async (name) => {
  await import(`../faults/${name}.test.ts`);
});

describe.each(casesOf("mistakes"))("mistakes, %s", async (name) => {
  await import(`../mistakes/${name}.test.ts`);
});

const namesIn = (tasks: readonly RunnerTask[]): string[] =>
  tasks.flatMap((task) => ("tasks" in task ? namesIn(task.tasks) : task.name));

it("leaves out only cases that exist", ({ task }) => {
  expect(namesIn(task.file.tasks)).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
});
