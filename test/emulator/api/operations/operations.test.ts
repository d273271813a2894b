import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator;
afterEach(() => emulator.close());

async function start() {
  emulator = await startEmulator({ clock: "virtual", taskSeconds: { visible: 0, duration: 0 } });
  return client(emulator);
}

describe("quota", () => {
  test("is reported as strings, with each product's name of the last field", async () => {
    const { cdn, dcdn, vod } = await start();
    const of = async (response: ReturnType<typeof cdn>) => {
      const { RequestId, ...quota } = (await response).body;
      expect(RequestId).toBeTypeOf("string");
      return quota;
    };
    const names = { UrlQuota: "10000", UrlRemain: "10000", DirQuota: "100", DirRemain: "100" };
    const more = { RegexQuota: "20", RegexRemain: "20", IgnoreParamsQuota: "100", IgnoreParamsRemain: "100" };
    const rest = { PreloadQuota: "1000", PreloadRemain: "1000", BlockQuota: "300", BlockRemain: "300" };
    expect(await of(cdn("DescribeRefreshQuota"))).toEqual({ ...names, ...more, ...rest });
    expect(await of(dcdn("DescribeDcdnRefreshQuota"))).toEqual({ ...names, ...more, ...rest });
    expect(await of(vod("DescribeVodRefreshQuota"))).toEqual({
      UrlQuota: "2000",
      UrlRemain: "2000",
      DirQuota: "100",
      DirRemain: "100",
      PreloadQuota: "500",
      PreloadRemain: "500",
      BlockQuota: "500",
      blockRemain: "500",
    });
  });
});

describe("cache tags", () => {
  test("one task, of one domain, at no cost of quota", async () => {
    const { cdn, dcdn } = await start();
    const tags = { DomainName: "A.example", CacheTag: "app,css", Force: "true" };
    const first = await cdn("RefreshObjectCacheByCacheTag", tags);
    const second = await dcdn("RefreshDcdnObjectCacheByCacheTag", tags);
    expect([first.status, second.status]).toEqual([200, 200]);
    const { taskId, domainName, objectType, paths, force } = emulator.tasks()[0] ?? {};
    expect({ taskId, domainName, objectType, paths, force }).toEqual({
      taskId: first.body.RefreshTaskId,
      domainName: "a.example",
      objectType: "CacheTag",
      paths: ["app", "css"],
      force: true,
    });
    expect((await cdn("DescribeRefreshQuota")).body.UrlRemain).toBe("10000");
  });

  test.each([
    [{ CacheTag: "a" }, "MissingParameter"],
    [{ DomainName: "a.example" }, "MissingParameter"],
    [{ DomainName: "a.example", CacheTag: "a,,b" }, "InvalidParameter"],
    [{ DomainName: "a.example/x", CacheTag: "a" }, "InvalidParameter"],
    [{ DomainName: "*.example", CacheTag: "a" }, "InvalidExtensiveDomain.ValueNotSupported"],
  ])("refuses %j", async (parameters, code) => {
    const { cdn } = await start();
    const response = await cdn("RefreshObjectCacheByCacheTag", parameters as Record<string, string>);
    expect([response.status, response.body.Code]).toEqual([400, code]);
  });

  test("VOD has none", async () => {
    const { vod } = await start();
    const { status, body } = await vod("RefreshVodObjectCacheByCacheTag", {
      DomainName: "a.example",
      CacheTag: "a",
    });
    expect([status, body.Code, body.HostId]).toEqual([404, "InvalidAction.NotFound", "vod.aliyuncs.com"]);
  });
});

describe("sts", () => {
  const role = { RoleArn: "acs:ram::1234:role/deploy", RoleSessionName: "session" };

  test("a temporary key works with its token until it expires", async () => {
    const { sts } = await start();
    const { body } = await sts("AssumeRole", { ...role, DurationSeconds: "900" });
    const given = body.Credentials as Record<string, string>;
    expect(Date.parse(given.Expiration ?? "")).toBe(Math.floor(emulator.clock.now() / 1000 + 900) * 1000);
    expect(body.AssumedRoleUser).toMatchObject({ Arn: "acs:ram::1234:role/deploy/session" });
    const credentials = {
      accessKeyId: given.AccessKeyId ?? "",
      accessKeySecret: given.AccessKeySecret ?? "",
      securityToken: given.SecurityToken ?? "",
    };
    const { cdn } = client({ api: emulator.api, credentials });
    expect((await cdn("RefreshObjectCaches", { ObjectPath: "a.example/" })).status).toBe(200);
    expect((await cdn("DescribeRefreshQuota", { SecurityToken: "" })).body.Code).toBe("MissingSecurityToken");
    emulator.clock.advance(900_000);
    expect((await cdn("DescribeRefreshQuota")).body.Code).toBe("InvalidSecurityToken.Expired");
    expect(emulator.tasks()[0]?.accessKeyId).toBe(emulator.credentials.accessKeyId);
  });

  test("an OIDC token is exchanged without a signature", async () => {
    await start();
    const Timestamp = new Date().toISOString();
    const query = new URLSearchParams({
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      Format: "JSON",
      Timestamp,
    });
    const oidc = { OIDCProviderArn: "acs:ram::1234:oidc-provider/ci", OIDCToken: "a.b.c" };
    const ask = (form: Record<string, string>) =>
      fetch(`${emulator.api}/?${query}`, { method: "POST", body: new URLSearchParams(form) });
    const response = await ask({ ...role, ...oidc });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      Credentials: { AccessKeyId: expect.stringMatching(/^STS\./) },
    });
    expect(await (await ask(role)).json()).toMatchObject({
      Code: "MissingParameter",
      HostId: "sts.aliyuncs.com",
    });
  });

  test.each([
    [{ RoleArn: "deploy" }, "InvalidParameter.RoleArn"],
    [{ RoleSessionName: "!" }, "InvalidParameter.RoleSessionName"],
    [{ DurationSeconds: "899" }, "InvalidParameter.DurationSeconds"],
    [{ RoleArn: "" }, "MissingParameter"],
  ])("refuses %j", async (changes, code) => {
    const { sts } = await start();
    expect((await sts("AssumeRole", { ...role, ...changes } as Record<string, string>)).body.Code).toBe(code);
  });
});
