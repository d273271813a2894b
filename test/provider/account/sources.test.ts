import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import { accountAt, callerOf, keyOf, ROLE, TOKEN } from "./caller";
import { Home } from "./home";
import { type KeyServer, startKeyServer } from "./key-server";

const settings = (name: string) => ({
  accessKey: keyOf(name).accessKeyId,
  secretKey: keyOf(name).accessKeySecret,
});
const profile = (name: string) => ({
  name,
  mode: "AK",
  access_key_id: keyOf(name).accessKeyId,
  access_key_secret: keyOf(name).accessKeySecret,
});

/** The environment's names of a key, in their order. */
const FAMILIES = [
  ["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"],
  ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"],
  ["ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN"],
] as const;
const environment = (family: number, name: string) => {
  const [id = "", secret = "", token = ""] = FAMILIES[family] ?? [];
  const { accessKeyId, accessKeySecret, securityToken } = keyOf(name);
  return { [id]: accessKeyId, [secret]: accessKeySecret, ...(securityToken && { [token]: securityToken }) };
};

describe("where keys come from", () => {
  let emulator: Emulator;
  let keys: KeyServer;
  let home: Home;

  beforeAll(async () => {
    const names = ["config", "env0", "env1", "env2", "profile", "other", "sts-env", "sts-ecs", "sts-uri"];
    emulator = await startEmulator({ accounts: names.map(keyOf), clock: "virtual" });
    const onEcs = "/latest/meta-data/ram/security-credentials/on-ecs";
    keys = await startKeyServer({ [onEcs]: "sts-ecs", "/uri": "sts-uri", "/once": "sts-uri" });
    home = new Home({
      ".aliyun/config.json": { current: "other", profiles: [profile("profile"), profile("other")] },
      "elsewhere.json": { profiles: [{ ...profile("other"), name: "profile" }] },
      token: "an-oidc-token",
    });
  });
  afterAll(async () => {
    home?.[Symbol.dispose]();
    await keys?.close();
    await emulator?.close();
  });

  it("is the first that is there, in this order", async () => {
    const config: Record<string, unknown> = {
      ...settings("config"),
      profile: "profile",
      ecsRoleName: "on-ecs",
    };
    config.credentialsUri = `${keys.url}/uri`;
    config.assumeRoleWithOidc = {
      oidcProviderArn: "acs:ram::1:oidc-provider/ci",
      oidcTokenFile: join(home.folder, "token"),
      roleArn: ROLE,
    };
    const env: NodeJS.ProcessEnv = {
      ...environment(0, "env0"),
      ...environment(1, "env1"),
      ...environment(2, "env2"),
    };
    const caller = () => callerOf(emulator, config, env);
    const without = (from: object, ...names: string[]) => {
      for (const name of names) delete (from as Record<string, unknown>)[name];
    };
    expect(await caller()).toBe("config");
    without(config, "accessKey", "secretKey");
    for (const [family, [id, secret]] of FAMILIES.entries()) {
      expect(await caller()).toBe(`env${family}`);
      without(env, id, secret);
    }
    expect(await caller()).toBe("profile");
    without(config, "profile");
    expect(await caller()).toBe("sts-ecs");
    without(config, "ecsRoleName");
    expect(await caller()).toBe("sts-uri");
    without(config, "credentialsUri");
    expect(await caller()).toMatch(/^STS\./);
    without(config, "assumeRoleWithOidc");
    await expect(caller()).rejects.toThrow("No credentials found.");
  });

  const names: [string, Record<string, string>, string][] = [
    ["ALICLOUD_PROFILE", {}, "profile"],
    ["ALIBABA_CLOUD_PROFILE", {}, "profile"],
    ["ALICLOUD_PROFILE", { ALICLOUD_SHARED_CREDENTIALS_FILE: "~/elsewhere.json" }, "other"],
    ["ALIBABA_CLOUD_PROFILE", { ALIBABA_CLOUD_CREDENTIALS_FILE: "~/elsewhere.json" }, "other"],
  ];
  it.each(names)("is a profile that %s names, in the file of %j", async (name, file, caller) => {
    expect(await callerOf(emulator, {}, { [name]: "profile", ...file })).toBe(caller);
  });

  it.each(["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"])(
    "is the ECS RAM role that %s names",
    async (name) => {
      expect(await callerOf(emulator, {}, { [name]: "on-ecs" })).toBe("sts-ecs");
    },
  );

  it.each(["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"])("is the URI in %s", async (name) => {
    expect(await callerOf(emulator, {}, { [name]: `${keys.url}/uri` })).toBe("sts-uri");
  });

  it("has a token that came with the key, not with another", async () => {
    expect(await callerOf(emulator, {}, environment(0, "sts-env"))).toBe("sts-env");
    expect(await callerOf(emulator, { ...settings("sts-env"), securityToken: TOKEN })).toBe("sts-env");
    expect(await callerOf(emulator, settings("config"), { ALICLOUD_SECURITY_TOKEN: TOKEN })).toBe("config");
    const { message } = await callerOf(emulator, settings("sts-env"), {
      ALICLOUD_SECURITY_TOKEN: TOKEN,
    }).catch((e) => e);
    expect(message).toMatch(
      /MissingSecurityToken.* with the access key sts-\.\.\.y-id from the configuration/,
    );
  });

  it("is listed in order, and without values, when there is none", async () => {
    const { message } = await callerOf(emulator, { accessKey: "half-an-access-key" }).catch((error) => error);
    const places = [
      "alicloud:accessKey",
      "ALICLOUD_ACCESS_KEY",
      "ALIBABA_CLOUD_ACCESS_KEY_ID",
      "alicloud:profile",
    ];
    places.push("alicloud:ecsRoleName", "alicloud:credentialsUri", "alicloud:assumeRoleWithOidc");
    const found = places.map((place) => message.indexOf(place));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    expect(message).toContain("only one of the two is set");
    expect(message).not.toContain("half-an-access-key");
  });

  it("is resolved once in a process", async () => {
    const config = { credentialsUri: `${keys.url}/once` };
    expect(accountAt(emulator, config)).toBe(accountAt(emulator, config));
    expect(accountAt(emulator, config)).not.toBe(
      accountAt(emulator, config, { ALICLOUD_REGION: "cn-beijing" }),
    );
    for (let call = 0; call < 3; call++) expect(await callerOf(emulator, config)).toBe("sts-uri");
    expect(keys.asked.get("/once")).toBe(1);
  });

  it("loads the vendor's library only for sources that need it, and proxies' only where there is one", async () => {
    const script = `
      require("node:module").registerHooks({
        resolve(name, context, next) {
          if (/@alicloud.credentials|proxy-agent/.test(name)) console.log("loads", name);
          return next(name, context);
        },
      });
      const { cdn } = require("./dist/provider/index.js");
      const settings = ${JSON.stringify({ ...settings("config"), endpoints: JSON.stringify([{ cdn: emulator.api }]) })};
      cdn.configure({ config: { get: (key) => settings[key.replace("alicloud:", "")] } });
      const inputs = { objectPaths: ["https://static.example.com/a"], trigger: "1" };
      cdn.check({}, inputs).then(({ inputs }) => cdn.create(inputs)).then(({ outs }) =>
        console.log(outs.status));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script]);
    expect(stdout).toBe("submitted\n");
  });
});
