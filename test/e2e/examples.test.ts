import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { example } from "../support/example";

const PARTNER = { accessKeyId: "partner-key-id", accessKeySecret: "partner-key-secret" };

const BASE = "https://static.example.com";
const EVERYTHING = [`${BASE}/`, `${BASE}/app.js`, `${BASE}/index.html`].join("\n");

describe("the guide", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    const own = { accessKeyId: "own-key-id", accessKeySecret: "own-key-secret" };
    const taskSeconds = { visible: 0, duration: 0 };
    emulator = await startEmulator({ accounts: [own, PARTNER], sites: { "example.com": {} }, taskSeconds });
  });
  afterAll(() => emulator?.close());

  it("dcdn refreshes its directories with each release", async () => {
    using dcdn = await example("dcdn", emulator, { config: { release: "1.4.2" } });
    const directories = "https://docs.example.com/api/\nhttps://docs.example.com/openapi/";
    expect(await dcdn.up()).toEqual([directories]);
    dcdn.set("release", "1.4.3");
    expect(await dcdn.up()).toEqual([directories]);
    expect(await dcdn.up()).toEqual([]);
  });

  it("cache-tags refreshes its tags with each release", async () => {
    using tags = await example("cache-tags", emulator, { config: { release: "1.4.2" } });
    expect(await tags.up()).toEqual(["app,fragments"]);
    tags.set("release", "1.4.3");
    expect(await tags.up()).toEqual(["app,fragments"]);
  });

  it("esa refreshes what changed of a site, and tags with each release", async () => {
    using esa = await example("esa", emulator, { config: { release: "1.4.2" } });
    expect(await esa.up()).toEqual(['{"CacheTags":["menu","prices"]}']);
    esa.project.write({ "dist/app.js": "another script" });
    expect(await esa.up()).toEqual(['{"Files":["https://www.example.com/app.js"]}']);
    esa.set("release", "1.4.3");
    expect(await esa.up()).toEqual(['{"CacheTags":["menu","prices"]}']);
    expect(await esa.up()).toEqual([]);
  });

  it("vod refreshes what a new list names", async () => {
    using vod = await example("vod", emulator);
    expect(await vod.up()).toEqual([]);
    vod.project.write({ "replaced.txt": "https://video.example.com/intro.m3u8\n" });
    expect(await vod.up()).toEqual(["https://video.example.com/intro.m3u8"]);
  });

  it("accounts refreshes each site with its own account's key", async () => {
    using accounts = await example("accounts", emulator);
    await accounts.project.setSecrets({
      "partner:accessKey": PARTNER.accessKeyId,
      "partner:secretKey": PARTNER.accessKeySecret,
    });
    expect((await accounts.project.up()).code).toBe(0);
    const keys = accounts
      .calls()
      .filter(({ action }) => action === "RefreshObjectCaches")
      .map(({ accessKeyId, parameters }) => [new URL(parameters.ObjectPath ?? "").hostname, accessKeyId]);
    expect(Object.fromEntries(keys)).toEqual({
      "static.example.com": emulator.credentials.accessKeyId,
      "static.example.org": PARTNER.accessKeyId,
    });
    expect(accounts.project.export()).not.toContain(PARTNER.accessKeySecret);
  });

  /** The settings of the step in ci's workflow that exchanges the token. */
  function roleOfWorkflow() {
    const workflow = readFileSync("examples/ci/deploy.yml", "utf8");
    const setting = (name: string) => new RegExp(`^ {10}${name}: (\\S+)$`, "m").exec(workflow)?.[1] ?? "";
    return { OIDCProviderArn: setting("oidc-provider-arn"), RoleArn: setting("role-to-assume") };
  }

  it("ci deploys with the keys of an exchange at the start, long after the token has ended", async () => {
    const exchange = new URLSearchParams({
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      Format: "JSON",
      Timestamp: new Date().toISOString(),
      ...roleOfWorkflow(),
      RoleSessionName: "ci",
      OIDCToken: "a token of the CI system",
    });
    const { Credentials } = (await (
      await fetch(emulator.api, { method: "POST", body: exchange })
    ).json()) as {
      Credentials: Record<string, string>;
    };
    const env = {
      ALIBABA_CLOUD_ACCESS_KEY_ID: Credentials.AccessKeyId ?? "",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: Credentials.AccessKeySecret ?? "",
      ALIBABA_CLOUD_SECURITY_TOKEN: Credentials.SecurityToken ?? "",
    };
    emulator.faults.add({
      action: "AssumeRoleWithOIDC",
      kind: "error",
      code: "AuthenticationFail.OIDCToken.Expired",
    });
    using ci = await example("ci", emulator, { env });
    expect(await ci.up()).toEqual([EVERYTHING]);
    emulator.faults.clear();
  });

  it("ci deploys with a token alone, and says so when it has ended", async () => {
    const { OIDCProviderArn, RoleArn } = roleOfWorkflow();
    const env = {
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: OIDCProviderArn,
      ALIBABA_CLOUD_ROLE_ARN: RoleArn,
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: "token",
      STS_ENDPOINT: emulator.api,
    };
    using ci = await example("ci", emulator, { env });
    emulator.faults.add({
      action: "AssumeRoleWithOIDC",
      kind: "error",
      code: "AuthenticationFail.OIDCToken.Expired",
    });
    ci.project.write({ token: "a token of the CI system" });
    const ended = await ci.project.up();
    expect(ended.output.replace(/\s+/g, " ")).toContain(
      "The OIDC token has expired: CI systems issue tokens that are valid for only a few minutes. At the start of the",
    );
    expect((await ci.project.up()).code).toBe(0);
    const actions = ci.calls().map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["AssumeRoleWithOIDC", "RefreshObjectCaches"]));
    expect(ci.project.export().includes("a token of the CI system")).toBe(false);
  });

  it("failed-refresh is made good by the next update", async () => {
    using site = await example("failed-refresh", emulator);
    const refuse = () =>
      emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    const pending = async () => (await site.project.pulumi("stack", "output", "pending")).output;
    refuse();
    const failed = await site.project.up();
    expect(failed.code).not.toBe(0);
    expect(failed.output).toMatch(/cdn:RefreshObjectCaches on acs:cdn/);
    site.calls();
    expect(await site.up()).toEqual([EVERYTHING]);

    site.set("onFailure", "warn");
    site.project.write({ "dist/app.js": "another script" });
    refuse();
    expect(await site.up()).toEqual([`${BASE}/app.js`]);
    expect(await pending()).toContain(`${BASE}/app.js`);
    expect(await site.up()).toEqual([`${BASE}/app.js`]);
    expect(await pending()).not.toContain("app.js");
    site.set("refresh", "now");
    expect(await site.up()).toEqual([EVERYTHING]);
  });

  it("limits refreshes directories, or is an error, where the files do not fit", async () => {
    using docs = await example("limits", emulator, { config: { urlsPerDay: "50000" } });
    const base = "https://docs.example.com/";
    expect(await docs.up()).toEqual([[base, `${base}app.js`, `${base}index.html`].join("\n")]);
    docs.set("urlsPerDay", "1");
    docs.project.write({ "dist/app.js": "new", "dist/index.html": "new" });
    expect(await docs.up()).toEqual([base]);
    docs.set("collapse", "false");
    docs.project.write({ "dist/app.js": "newer", "dist/index.html": "newer" });
    const preview = await docs.project.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.output).toMatch(/3 files/);
  });

  it("from-script refreshes nothing at first, then what changed", async () => {
    using site = await example("from-script", emulator);
    expect(await site.up()).toEqual([]);
    site.project.write({ "dist/app.js": "another script" });
    expect(await site.up()).toEqual([`${BASE}/app.js`]);
  });
});
