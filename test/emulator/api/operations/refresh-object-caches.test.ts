import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

async function start(options: EmulatorOptions = {}) {
  emulator = await startEmulator({ clock: "virtual", ...options });
  return { emulator, ...client(emulator) };
}

describe("object paths", () => {
  test.each([
    ["File", "http://a.example/x.html"],
    ["File", "https://A.example:8080/?q=1"],
    ["File", "a.example/image/1.png\r\nb.example/"],
    ["Directory", "http://a.example/docs/"],
    ["Regex", "http://a.example/docs/.*\\.png$"],
    ["IgnoreParams", "http://a.example/app.js"],
  ])("%s takes %s", async (ObjectType, ObjectPath) => {
    const { cdn } = await start();
    const { status, body } = await cdn("RefreshObjectCaches", { ObjectType, ObjectPath });
    expect(status).toBe(200);
    expect(body.RefreshTaskId).toMatch(/^\d+(,\d+)*$/);
  });

  test.each([
    ["File", "/x.html", "InvalidObjectPath.Malformed"],
    ["File", "a.example", "InvalidObjectPath.Malformed"],
    ["File", "ftp://a.example/x", "InvalidObjectPath.Malformed"],
    ["File", "http://a..example/x", "InvalidObjectPath.Malformed"],
    ["File", "http://a.example/x\nhttp://b.example", "InvalidObjectPath.Malformed"],
    ["File", "\r\n", "InvalidObjectPath.Malformed"],
    ["File", "http://a.example/\u732b", "InvalidObjectPath.Malformed"],
    ["File", "http://\u732b.example/x", "InvalidObjectPath.Malformed"],
    ["Regex", "http://a.example/\u732b/.*", "InvalidObjectPath.Malformed"],
    ["File", "http://*.example/x", "InvalidExtensiveDomain.ValueNotSupported"],
    ["File", "http://.a.example/x", "InvalidExtensiveDomain.ValueNotSupported"],
    ["Directory", "http://a.example/docs", "InvalidObjectPath.Malformed"],
    ["Regex", "http://a.example/(", "InvalidObjectPath.Malformed"],
    ["IgnoreParams", "http://a.example/app.js?v=1", "InvalidObjectPath.Malformed"],
    ["Nonsense", "http://a.example/", "InvalidObjectType.Malformed"],
    ["File", "", "MissingParameter"],
  ])("%s refuses %s", async (ObjectType, ObjectPath, code) => {
    const { cdn, emulator } = await start();
    const { status, body } = await cdn("RefreshObjectCaches", { ObjectType, ObjectPath });
    expect([status, body.Code]).toEqual([400, code]);
    expect(emulator.tasks()).toEqual([]);
  });

  test("VOD has its own code for an object type it does not know", async () => {
    const { vod } = await start();
    const { body } = await vod("RefreshVodObjectCaches", { ObjectType: "x", ObjectPath: "a.example/" });
    expect(body.Code).toBe("InvalidObjectType.ValueNotSupported");
  });

  test("Force is true or false in any case, and ignored for File", async () => {
    const { cdn, emulator } = await start();
    const ObjectPath = "http://a.example/";
    await cdn("RefreshObjectCaches", { ObjectPath, ObjectType: "Directory", Force: "True" });
    await cdn("RefreshObjectCaches", { ObjectPath, ObjectType: "Directory", Force: "false" });
    await cdn("RefreshObjectCaches", { ObjectPath, Force: "true" });
    expect(emulator.tasks().map(({ force }) => force)).toEqual([true, false, false]);
    const response = await cdn("RefreshObjectCaches", { ObjectPath, ObjectType: "Directory", Force: "2" });
    expect(response.body.Code).toBe("InvalidParameter");
  });
});

describe("domains", () => {
  const domains = {
    "on.example": {},
    "off.example": { state: "offline" },
    "busy.example": { state: "configuring" },
    "broken.example": { state: "configureFailed" },
  } as const;

  test.each([
    ["on.example", 200, undefined],
    ["other.example", 200, undefined],
    ["off.example", 404, "InvalidDomain.Offline"],
    ["busy.example", 403, "ServiceBusy"],
    ["broken.example", 500, "InvalidDomain.Configure_failed"],
  ])("%s answers %i", async (domain, status, code) => {
    const { cdn } = await start({ domains });
    const response = await cdn("RefreshObjectCaches", { ObjectPath: `http://${domain}/` });
    expect([response.status, response.body.Code]).toEqual([status, code]);
  });

  test("others can be unknown", async () => {
    const { cdn } = await start({ domains, otherDomains: "unknown" });
    const response = await cdn("RefreshObjectCaches", { ObjectPath: "other.example/" });
    expect([response.status, response.body.Code]).toEqual([404, "InvalidDomain.NotFound"]);
  });
});

test("DCDN's task id has the name that one asks for", async () => {
  const { dcdn } = await start({ dcdnTaskIdName: "PushTaskId" });
  const { body } = await dcdn("RefreshDcdnObjectCaches", { ObjectPath: "a.example/" });
  expect(Object.keys(body).sort()).toEqual(["PushTaskId", "RequestId"]);
});

test("without Format the response is XML, as is its error", async () => {
  const { cdn } = await start();
  const good = await cdn("RefreshObjectCaches", { Format: "", ObjectPath: "a.example/" });
  expect(good.headers.get("content-type")).toBe("text/xml;charset=utf-8");
  expect(good.text).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?><RefreshObjectCachesResponse><RequestId>[\w-]+<\/RequestId><RefreshTaskId>\d+<\/RefreshTaskId><\/RefreshObjectCachesResponse>$/,
  );
  const bad = await cdn("RefreshObjectCaches", {
    Format: "XML",
    ObjectType: "<&>",
    ObjectPath: "a.example/",
  });
  expect(bad.text).toMatch(
    /<Error><RequestId>.*<HostId>cdn.aliyuncs.com<\/HostId><Code>InvalidObjectType.Malformed<\/Code>/,
  );
});
