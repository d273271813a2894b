import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { keyOf, ROLE } from "./caller";
import { startKeyServer } from "./key-server";

const MINUTE = 60_000;
const ARGS = { objectPaths: ["https://static.example.com/a"], trigger: "1", wait: { timeoutSeconds: 4_000 } };

describe("a wait that lasts longer than temporary keys", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({
      accounts: [keyOf("mine")],
      clock: "virtual",
      taskSeconds: { visible: 2, duration: 3_000 },
    });
  });
  afterEach(() => emulator.close());

  const assumed = () => emulator.calls().filter(({ product }) => product === "sts");

  /** Deploys with an account whose temporary keys expire long before its tasks end; returns the keys that polled. */
  async function longWait(settings: Record<string, string>): Promise<string[]> {
    const clock = clockOf(emulator);
    const site = new Deployment(inProcess(cdn, emulator, clock, configOf(emulator, settings)), "cdn");
    expect(await site.up(ARGS)).toEqual({ operation: "create" });
    expect(site.state?.outputs.status).toBe("complete");
    const polls = emulator.calls().filter(({ action }) => action === "DescribeRefreshTaskById");
    expect(polls.filter(({ accepted }) => !accepted)).toEqual([]);
    return [...new Set(polls.map(({ accessKeyId }) => accessKeyId))];
  }

  it("gets new keys in the middle of a wait, before the old ones end", async () => {
    const assumeRole = JSON.stringify({ roleArn: ROLE, sessionExpiration: 900 });
    const pollers = await longWait({ assumeRole });
    // 3,000 seconds of waiting; keys of 900 seconds are renewed 300 seconds before their end.
    expect(pollers.length).toBeGreaterThanOrEqual(5);
    expect(assumed()).toHaveLength(pollers.length);
  });

  it("gets new keys despite a fault of the token service", async () => {
    emulator.faults.add({
      kind: "error",
      action: "AssumeRole",
      code: "ServiceUnavailable",
      skip: 2,
      times: 3,
    });
    const pollers = await longWait({
      assumeRole: JSON.stringify({ roleArn: ROLE, sessionExpiration: 1000 }),
    });
    expect(pollers.length).toBeGreaterThan(3);
    expect(assumed().filter(({ accepted }) => !accepted)).toHaveLength(3);
  });

  it("does not keep the keys of a credentials URI beyond their expiry", async () => {
    const taskSeconds = { visible: 2, duration: 3_000 };
    const accounts = [keyOf("sts-uri")];
    await using timed = await startEmulator({
      accounts,
      clock: "virtual",
      timestamps: "emulator",
      taskSeconds,
    });
    // The vendor's library goes by the process's clock: it is made to show the emulator's time.
    vi.useFakeTimers({ toFake: ["Date"], now: timed.clock.now() });
    const keys = await startKeyServer({ "/renewed": "sts-uri" }, () => Date.now() + 20 * MINUTE);
    try {
      const clock = clockOf(timed);
      const sleep = async (ms: number) => {
        await clock.sleep(ms);
        vi.setSystemTime(clock.now());
      };
      const settings = { accessKey: "", secretKey: "", credentialsUri: `${keys.url}/renewed` };
      const host = inProcess(cdn, timed, { ...clock, sleep }, configOf(timed, settings));
      const site = new Deployment(host, "cdn");
      expect(await site.up(ARGS)).toEqual({ operation: "create" });
      // The library renews 15 minutes before the end: every 5 minutes of the 50 that the tasks take.
      expect(keys.asked.get("/renewed")).toBeGreaterThanOrEqual(9);
    } finally {
      vi.useRealTimers();
      await keys.close();
    }
  });
});
