import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { callerOf, keyOf, ROLE } from "./caller";
import { Home } from "./home";
import { startKeyServer } from "./key-server";

const KEY = { accessKey: keyOf("mine").accessKeyId, secretKey: keyOf("mine").accessKeySecret };
const OIDC_PROVIDER = "acs:ram::1234567890123456:oidc-provider/ci";
const MINUTE = 60_000;
const ARGS = { objectPaths: ["https://static.example.com/a"], trigger: "1", wait: { timeoutSeconds: 4_000 } };

describe("a role", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    const taskSeconds = { visible: 2, duration: 3_000 };
    emulator = await startEmulator({
      accounts: ["mine", "sts-uri"].map(keyOf),
      clock: "virtual",
      taskSeconds,
    });
  });
  afterEach(() => emulator.close());

  const assumed = () => emulator.calls().filter(({ product }) => product === "sts");

  it("is assumed with the keys of any source, as the arguments say", async () => {
    const policy = JSON.stringify({ Version: "1", Statement: [] });
    const assumeRole = {
      roleArn: ROLE,
      sessionName: "ci",
      externalId: "x-1",
      sessionExpiration: 1800,
      policy,
    };
    expect(await callerOf(emulator, { ...KEY, assumeRole, sourceIp: "192.0.2.1" })).toMatch(/^STS\./);
    expect(assumed()).toMatchObject([
      {
        action: "AssumeRole",
        accessKeyId: KEY.accessKey,
        parameters: {
          RoleArn: ROLE,
          RoleSessionName: "ci",
          ExternalId: "x-1",
          DurationSeconds: "1800",
          Policy: policy,
          SourceIp: "192.0.2.1",
        },
      },
    ]);
    const keys = await startKeyServer({ "/for-a-role": "sts-uri" });
    expect(await callerOf(emulator, { credentialsUri: `${keys.url}/for-a-role`, assumeRole })).toMatch(
      /^STS\./,
    );
    expect(assumed().at(-1)?.accessKeyId).toBe(keyOf("sts-uri").accessKeyId);
    await keys.close();
  });

  it("has defaults, and variables for what it leaves out", async () => {
    const env = { ALICLOUD_ASSUME_ROLE_ARN: ROLE, ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: "1000" };
    await callerOf(emulator, { ...KEY, assumeRole: {} }, env);
    await callerOf(emulator, { ...KEY, assumeRole: { roleArn: ROLE } });
    const [fromEnvironment, byDefault] = assumed().map(({ parameters }) => parameters);
    expect(fromEnvironment).toMatchObject({ RoleArn: ROLE, DurationSeconds: "1000" });
    expect(byDefault).toMatchObject({ DurationSeconds: "3600", RoleSessionName: "pulumi-alicloud-refresh" });
    expect(await callerOf(emulator, { ...KEY, assumeRole: { roleArn: "" } })).toBe("mine");
    expect(await callerOf(emulator, KEY, env)).toBe("mine");
  });

  it("is opened by an OIDC token, from its argument, its file, or the environment alone", async () => {
    using home = new Home({ token: "the-token-in-the-file\n" });
    const oidcTokenFile = join(home.folder, "token");
    const role = { oidcProviderArn: OIDC_PROVIDER, roleArn: ROLE };
    const env = {
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: OIDC_PROVIDER,
      ALIBABA_CLOUD_ROLE_ARN: ROLE,
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: oidcTokenFile,
    };
    expect(
      await callerOf(emulator, { assumeRoleWithOidc: { ...role, oidcToken: "the-token-itself" } }),
    ).toMatch(/^STS\./);
    expect(await callerOf(emulator, { assumeRoleWithOidc: { ...role, oidcTokenFile } })).toMatch(/^STS\./);
    expect(await callerOf(emulator, {}, env)).toMatch(/^STS\./);
    const unused = { ALIBABA_CLOUD_OIDC_TOKEN: "the-token-in-the-environment" };
    expect(await callerOf(emulator, { assumeRoleWithOidc: { ...role, oidcTokenFile } }, unused)).toMatch(
      /^STS\./,
    );
    expect(await callerOf(emulator, {}, { ...env, ...unused })).toMatch(/^STS\./);
    const tokens = assumed().map(({ action, accessKeyId, parameters }) => [
      action,
      accessKeyId,
      parameters.OIDCToken,
    ]);
    expect(tokens).toEqual([
      ["AssumeRoleWithOIDC", "", "the-token-itself"],
      ["AssumeRoleWithOIDC", "", "the-token-in-the-file"],
      ["AssumeRoleWithOIDC", "", "the-token-in-the-file"],
      ["AssumeRoleWithOIDC", "", "the-token-in-the-file"],
      ["AssumeRoleWithOIDC", "", "the-token-in-the-environment"],
    ]);
  });

  const wrong: [Record<string, unknown>, RegExp][] = [
    [{ assumeRole: { roleArn: ROLE, sessionExpiration: 60 } }, /sessionExpiration: must be at least 900/],
    [{ assumeRole: { arn: ROLE } }, /Unrecognized key: "arn"/],
    [{ assumeRole: "acs:ram::1:role/x" }, /alicloud:assumeRole is invalid/],
    [
      { assumeRoleWithOidc: { roleArn: ROLE }, accessKey: "", secretKey: "" },
      /needs oidcProviderArn, roleArn, and oidcToken/,
    ],
    [
      {
        assumeRoleWithOidc: { oidcProviderArn: OIDC_PROVIDER, roleArn: ROLE, oidcTokenFile: "/nowhere" },
        accessKey: "",
        secretKey: "",
      },
      /\/nowhere cannot be read \(ENOENT\)/,
    ],
  ];
  it.each(wrong)("is refused when its arguments are wrong: %j", async (settings, message) => {
    await expect(callerOf(emulator, { ...KEY, ...settings })).rejects.toThrow(message);
    expect(assumed()).toEqual([]);
  });

  it.each([
    ["60", "must be at least 900."],
    ["1h", "must be a number of seconds."],
  ])("is refused when its variable is wrong: %s", async (seconds, expected) => {
    const env = { ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: seconds };
    await expect(callerOf(emulator, { ...KEY, assumeRole: { roleArn: ROLE } }, env)).rejects.toThrow(
      `The environment variable ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION ${expected}`,
    );
    expect(assumed()).toEqual([]);
  });

  it("names the permission that is missing", async () => {
    emulator.faults.add({ kind: "error", action: "AssumeRole", code: "NoPermission" });
    await expect(
      callerOf(emulator, { ...KEY, assumeRole: { roleArn: ROLE, sessionName: "refused" } }),
    ).rejects.toThrow(`lacks the permission sts:AssumeRole on ${ROLE}: attach a policy`);
  });

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
