import { expect, it } from "vitest";
import { proxiesFrom } from "../../../provider/account/proxies";
import { connect } from "../../../provider/rpc/connection";
import { cdn } from "../../../provider/services/cdn";
import type { FaultOptions } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

const passing: Partial<FaultOptions>[] = [
  { kind: "error", code: "Throttling.User" },
  { kind: "error", code: "ServiceUnavailable" },
  { kind: "error", code: "InternalError", times: 3 },
  { kind: "error", code: "QuotaPerMinuteExceeded.Refresh" },
  { kind: "error", code: "TooMany.Refresh" },
  { kind: "html", when: "before" },
  { kind: "reset", when: "before" },
  { kind: "redirect", when: "before" },
  { kind: "empty", when: "before" },
  { kind: "hang", when: "before" },
  { kind: "slow", when: "before" },
];
it.each(passing)("continues after %j", async (fault) => {
  expect(await second.deploy(fault)).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js", "b.js", "c.js"]);
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["second"]);
});

const lost: Partial<FaultOptions>[] = [
  { kind: "reset", when: "after" },
  { kind: "empty", when: "after" },
  { kind: "noTaskId" },
  { kind: "hang", when: "after" },
  { kind: "html", when: "after" },
  { kind: "redirect", when: "after" },
];
it.each(lost)("does not send again what was accepted although the response was lost: %j", async (fault) => {
  expect(await second.deploy(fault)).toEqual({ operation: "update" });
  expect(second.accepted()).toEqual(["a.js", "b.js", "c.js"]);
  expect(second.site.state?.outputs).toMatchObject({ refreshed: { files: 3, calls: 3 } });
  expect(new Set(second.site.state?.outputs.taskIds as string[]).size).toBeGreaterThan(0);
  expect(second.site.state?.outputs.requestIds).not.toContain("");
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["second"]);
});

it.each(["before", "after"] as const)(
  "sends a call once more whose nonce was used, unless a copy was accepted: %s",
  async (when) => {
    const fault = { kind: "error", code: "SignatureNonceUsed", when } as const;
    expect(await second.deploy(fault)).toEqual({ operation: "update" });
    expect(second.accepted()).toEqual(["a.js", "b.js", "c.js"]);
  },
);

it("is not deceived by somebody else's refresh of one of the URLs", async () => {
  const { accessKeyId, accessKeySecret } = second.emulator.credentials;
  const keys = { accessKeyId, accessKeySecret };
  const transport = {
    protocol: "HTTPS",
    connectTimeoutMs: 5_000,
    readTimeoutMs: 5_000,
    parameters: {},
    proxies: proxiesFrom({}),
  } as const;
  const clock = clockOf(second.emulator);
  let isMade = false;
  const sleep = async (ms: number) => {
    const isLost = second.emulator.calls().some((call) => call.parameters.ObjectPath?.includes("\n"));
    if (isLost && !isMade) {
      isMade = true;
      const connection = connect({ url: second.emulator.api, from: "a test" }, "2018-05-10", transport);
      await connection.request("RefreshObjectCaches", { ObjectPath: URLS[2] as string }, keys);
      connection.close();
    }
    return clock.sleep(ms);
  };
  const other = new Deployment(inProcess(cdn, second.emulator, { ...clock, sleep }), "cdn");
  second.emulator.faults.add({ action: "RefreshObjectCaches", kind: "reset", when: "before" });
  second.publish("second");
  expect(await other.up({ objectPaths: URLS, trigger: "second" })).toEqual({ operation: "create" });
  expect(isMade).toBe(true);
  second.emulator.clock.advance(60_000);
  expect(await second.served()).toEqual(["second"]);
});
