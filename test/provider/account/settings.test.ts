import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { accountAt, callerOf, keyOf } from "./caller";

const KEY = { accessKey: keyOf("mine").accessKeyId, secretKey: keyOf("mine").accessKeySecret };

describe("how the service is called", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ accounts: [keyOf("mine")], clock: "virtual" });
  });
  afterEach(() => emulator.close());

  it("has time-outs in milliseconds, from the configuration or the environment", () => {
    const env = { CLIENT_CONNECT_TIMEOUT: "1000", CLIENT_READ_TIMEOUT: "2000" };
    const timeouts = (settings: object, environment = {}) => {
      const { connectTimeoutMs, readTimeoutMs } = accountAt(
        emulator,
        { ...KEY, ...settings },
        environment,
      ).transport;
      return [connectTimeoutMs, readTimeoutMs];
    };
    expect(timeouts({})).toEqual([30_000, 30_000]);
    expect(timeouts({}, env)).toEqual([1_000, 2_000]);
    expect(timeouts({ clientConnectTimeout: "5", clientReadTimeout: 6 }, env)).toEqual([5, 6]);
    expect(timeouts({ clientConnectTimeout: "0" })).toEqual([30_000, 30_000]);
  });

  it("names who calls from where, to policies that ask for it", async () => {
    await callerOf(emulator, { ...KEY, sourceIp: "192.0.2.1", secureTransport: "true" });
    expect(emulator.calls().at(-1)?.parameters).toMatchObject({
      SourceIp: "192.0.2.1",
      SecureTransport: "true",
    });
  });

  it("goes to the configured endpoints before those of the environment", () => {
    const env = { CDN_ENDPOINT: "cdn.example.com", VOD_ENDPOINT: "vod.example.com" };
    const endpoints = [
      { cdn: "a.example.com", ecs: "ecs.example.com" },
      { dcdn: "d.example.com", cdn: "" },
    ];
    expect(accountAt(emulator, { ...KEY, endpoints }, env).endpoints).toEqual({
      cdn: { value: "a.example.com", from: "alicloud:endpoints" },
      dcdn: { value: "d.example.com", from: "alicloud:endpoints" },
      vod: { value: "vod.example.com", from: "VOD_ENDPOINT" },
    });
  });

  it("is tried again for no longer than maxRetryTimeout says, in seconds", async () => {
    const took = async (settings: Record<string, string>) => {
      const host = inProcess(
        cdn,
        emulator,
        clockOf(emulator, () => 1),
        configOf(emulator, settings),
      );
      const site = new Deployment(host, "cdn");
      const start = emulator.clock.now();
      emulator.faults.add({
        kind: "error",
        action: "RefreshObjectCaches",
        code: "ServiceUnavailable",
        times: 100,
      });
      expect((await site.up({ objectPaths: ["https://a.example.com/"], trigger: "1" })).error).toBeDefined();
      emulator.faults.clear();
      return (emulator.clock.now() - start) / 1_000;
    };
    expect(await took({ maxRetryTimeout: "10" })).toBeLessThanOrEqual(10);
    expect(await took({})).toBeGreaterThan(60);
  });

  const wrong: [Record<string, unknown>, RegExp][] = [
    [{ protocol: "FTP" }, /alicloud:protocol must be HTTP or HTTPS/],
    [{ clientReadTimeout: "soon" }, /alicloud:clientReadTimeout must be a whole number/],
    [{ maxRetryTimeout: "-1" }, /alicloud:maxRetryTimeout must be a whole number/],
    [{ endpoints: { cdn: "cdn.aliyuncs.com" } }, /alicloud:endpoints is invalid.* must be a list of objects/],
    [{ endpoints: "[" }, /alicloud:endpoints is invalid/],
    [
      { endpoints: [{ sts: "http://sts.example.com" }], protocol: "HTTP" },
      /endpoint of sts \(alicloud:endpoints\) must use https/,
    ],
    [{ accessKey: "", credentialsUri: "http://keys.example.com/" }, /credentials URI must use https/],
  ];
  it.each(wrong)("is refused when it is set wrongly: %j", (settings, message) => {
    expect(() => accountAt(emulator, { ...KEY, ...settings })).toThrow(message);
  });
});
