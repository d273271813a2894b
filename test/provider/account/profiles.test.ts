import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { accountAt, callerOf, keyOf, ROLE, TOKEN } from "./caller";
import { Home } from "./home";
import { type KeyServer, startKeyServer } from "./key-server";

const { accessKeyId: access_key_id, accessKeySecret: access_key_secret } = keyOf("mine");
const key = { access_key_id, access_key_secret };
const external = JSON.stringify({ mode: "AK", ...key });

describe("a profile of the aliyun CLI", () => {
  let emulator: Emulator;
  let keys: KeyServer;
  let home: Home;

  beforeAll(async () => {
    emulator = await startEmulator({
      accounts: ["mine", "sts-mine", "sts-ecs", "sts-uri", "env"].map(keyOf),
      clock: "virtual",
    });
    const onEcs = "/latest/meta-data/ram/security-credentials/of-the-profile";
    keys = await startKeyServer({ [onEcs]: "sts-ecs", "/of-the-profile": "sts-uri" });
    home = new Home({ token: "an-oidc-token", "print-key.js": `console.log(${JSON.stringify(external)})` });
    const role = { ram_role_arn: ROLE, ram_session_name: "from-the-profile", expired_seconds: 900 };
    const sts = keyOf("sts-mine");
    const profiles = [
      { name: "AK", mode: "AK", ...key, region_id: "cn-beijing" },
      {
        name: "StsToken",
        mode: "StsToken",
        access_key_id: sts.accessKeyId,
        access_key_secret: sts.accessKeySecret,
        sts_token: TOKEN,
      },
      { name: "RamRoleArn", mode: "RamRoleArn", ...key, ...role },
      { name: "ChainableRamRoleArn", mode: "ChainableRamRoleArn", source_profile: "RamRoleArn", ...role },
      { name: "EcsRamRole", mode: "EcsRamRole", ram_role_name: "of-the-profile" },
      { name: "CredentialsURI", mode: "CredentialsURI", credentials_uri: `${keys.url}/of-the-profile` },
      {
        name: "OIDC",
        mode: "OIDC",
        oidc_provider_arn: "acs:ram::1:oidc-provider/ci",
        oidc_token_file: join(home.folder, "token"),
        ...role,
      },
      {
        name: "External",
        mode: "External",
        process_command: `${process.execPath} ${join(home.folder, "print-key.js")}`,
      },
      { name: "CloudSSO", mode: "CloudSSO", access_token: "a-cloud-sso-token" },
      { name: "RsaKeyPair", mode: "RsaKeyPair", ...key },
      { name: "loop", mode: "ChainableRamRoleArn", source_profile: "loop", ...role },
      { name: "empty", mode: "AK", access_key_id: "", ...{ access_key_secret } },
    ];
    writeFileSync(join(home.folder, ".aliyun/config.json"), JSON.stringify({ current: "AK", profiles }));
  });
  afterAll(async () => {
    home?.[Symbol.dispose]();
    await keys?.close();
    await emulator?.close();
  });

  const sessions = () =>
    emulator
      .calls()
      .flatMap(({ action, parameters }) =>
        action.startsWith("AssumeRole") ? [parameters.RoleSessionName] : [],
      );

  const modes: [string, string | RegExp][] = [
    ["AK", "mine"],
    ["StsToken", "sts-mine"],
    ["RamRoleArn", /^STS\./],
    ["ChainableRamRoleArn", /^STS\./],
    ["EcsRamRole", "sts-ecs"],
    ["CredentialsURI", "sts-uri"],
    ["OIDC", /^STS\./],
    ["External", "mine"],
  ];
  it.each(modes)("gives the keys of mode %s", async (profile, caller) => {
    expect(await callerOf(emulator, { profile })).toEqual(
      typeof caller === "string" ? caller : expect.stringMatching(caller),
    );
  });

  it("has its own role and session, until assumeRole names others", async () => {
    await callerOf(emulator, { profile: "RamRoleArn", sourceIp: "192.0.2.1" });
    expect(sessions().at(-1)).toBe("from-the-profile");
    await callerOf(emulator, { profile: "RamRoleArn", assumeRole: { roleArn: ROLE, sessionName: "mine" } });
    expect(sessions().at(-1)).toBe("mine");
    expect(emulator.calls().findLast(({ action }) => action === "AssumeRole")?.accessKeyId).toBe(
      access_key_id,
    );
  });

  it("gives the region where none is configured", () => {
    const value = "cn-beijing";
    expect(accountAt(emulator, { profile: "AK" }).region).toEqual({ value, from: "the profile AK" });
    const region = "cn-shanghai";
    expect(accountAt(emulator, { profile: "AK", region }).region).toEqual({
      value: region,
      from: "alicloud:region",
    });
  });

  it("need not be there where a key comes first", async () => {
    const env = {
      ALICLOUD_ACCESS_KEY: keyOf("env").accessKeyId,
      ALICLOUD_SECRET_KEY: keyOf("env").accessKeySecret,
    };
    expect(await callerOf(emulator, { profile: "missing" }, env)).toBe("env");
  });

  const bad: [Record<string, string>, RegExp][] = [
    [{ profile: "missing" }, /no profile missing in .*config\.json; it has: AK, StsToken/],
    [{ profile: "RsaKeyPair" }, /mode RsaKeyPair, which is not supported/],
    [{ profile: "loop" }, /leads back to itself/],
    [{ profile: "empty" }, /has no access_key_id/],
    [{ profile: "CloudSSO" }, /No credentials from the profile CloudSSO: .* sign in again/],
    [{ profile: "External", sharedCredentialsFile: "~/copy.json" }, /must be in the aliyun CLI's own file/],
    [{ profile: "AK", sharedCredentialsFile: "~/nowhere.json" }, /cannot be read \(ENOENT\)/],
    [{ profile: "AK", sharedCredentialsFile: "~/token" }, /is not a configuration file of the aliyun CLI/],
  ];
  it.each(bad)("is distinguished from one that cannot be used: %j", async (settings, message) => {
    writeFileSync(
      join(home.folder, "copy.json"),
      JSON.stringify({ profiles: [{ name: "External", mode: "External" }] }),
    );
    const error: Error = await callerOf(emulator, settings).catch((thrown) => thrown);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/secret|cloud-sso-token|oidc-token/);
  });
});
