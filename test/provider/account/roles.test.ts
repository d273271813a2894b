import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { callerOf, keyOf, ROLE } from "./caller";
import { Home } from "./home";
import { startKeyServer } from "./key-server";

const KEY = { accessKey: keyOf("mine").accessKeyId, secretKey: keyOf("mine").accessKeySecret };
const OIDC_PROVIDER = "acs:ram::1234567890123456:oidc-provider/ci";

describe("a role", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ accounts: ["mine", "sts-uri"].map(keyOf), clock: "virtual" });
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
});
