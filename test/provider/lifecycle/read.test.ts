import { expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { read } from "../../../provider/lifecycle/read";
import type { Outputs } from "../../../provider/refresh/outputs";
import { cdn } from "../../../provider/services/cdn";
import { startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";

it("warns once when tasks failed that were not waited for", async () => {
  await using emulator = await startEmulator({ clock: "virtual" });
  const site = new Deployment(inProcess(cdn, emulator), "cdn");
  emulator.faults.add({ kind: "taskFails" });
  await site.up({ objectPaths: ["https://static.example.com/a.js"], trigger: "first" });
  emulator.clock.advance(60_000);
  const said: string[] = [];
  const context = {
    service: cdn,
    clock: clockOf(emulator),
    account: async () => accountFrom(configOf(emulator), {}),
    tell: async (message: string) => {
      said.push(message);
    },
    isSecret: false,
  };
  const now = await read(context, site.state?.outputs as unknown as Outputs);
  expect(now.status).toBe("failed");
  expect(said).toEqual([expect.stringMatching(/edges may serve stale content.*change `trigger`/)]);
  expect(await read(context, now)).toEqual(now);
  expect(said).toHaveLength(1);
});
