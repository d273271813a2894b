import { afterAll, beforeAll, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { readFileSync } from "node:fs";
import { CdnRefresh } from "pulumi-alicloud-refresh";
new CdnRefresh("site", JSON.parse(readFileSync("args.json", "utf8")));
`;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ clock: "virtual", taskSeconds: { visible: 0, duration: 300 } });
});
afterAll(() => emulator?.close());

it("reports a failed refresh as drift, once, and a completed one not at all", async () => {
  using stack = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
  const { project } = stack;
  const status = () => /"status": "(\w+)"/.exec(project.export())?.[1];
  const checked = async () => {
    const { code, output } = await project.pulumi(
      "refresh",
      "--yes",
      "--skip-preview",
      "--expect-no-changes",
    );
    return { code, isQuiet: !/warning:|error:/.test(output), output };
  };
  stack.set({ objectPaths: ["https://static.example.com/a"], trigger: "v1" });
  expect(await project.up()).toMatchObject({ code: 0 });
  expect(await checked()).toMatchObject({ code: 0, isQuiet: true });
  expect(status()).toBe("submitted");
  emulator.clock.advance(400_000);
  expect(await checked()).toMatchObject({ code: 0, isQuiet: true });
  expect(status()).toBe("complete");
  expect(await project.up("--expect-no-changes")).toMatchObject({ code: 0 });

  // A failed one is reported, once.
  emulator.faults.add({ kind: "taskFails" });
  stack.set({ objectPaths: ["https://static.example.com/a"], trigger: "v2" });
  expect(await project.up()).toMatchObject({ code: 0 });
  emulator.clock.advance(400_000);
  const failed = await checked();
  expect(failed.code, failed.output).not.toBe(0);
  expect(failed.output).toContain("tasks that the service had accepted have failed");
  expect(await project.pulumi("refresh", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(status()).toBe("failed");
  expect(await checked()).toMatchObject({ code: 0 });
  expect(await project.up("--expect-no-changes")).toMatchObject({ code: 0 });
});
