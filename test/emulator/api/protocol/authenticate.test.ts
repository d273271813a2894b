import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { common, encodePairs, type Parameters, send, sendForm, signV1, VERSIONS } from "../fixture";

const TOKEN_KEY = { accessKeyId: "with-token", accessKeySecret: "s2", securityToken: "the-token" };
const OTHER_KEY = { accessKeyId: "other-token", accessKeySecret: "s4", securityToken: "other-token" };
const DISABLED_KEY = { accessKeyId: "disabled", accessKeySecret: "s3", disabled: true };
const KEY = { accessKeyId: "id", accessKeySecret: "s1" };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ accounts: [KEY, TOKEN_KEY, DISABLED_KEY, OTHER_KEY], rates: false });
});
afterAll(() => emulator.close());

const QUOTA = { Action: "DescribeRefreshQuota" };

/** A good call with some parameters changed (undefined: left out) before it is signed. */
function signed(changes: Record<string, string | undefined> = {}, key: typeof KEY = KEY): Parameters {
  const all = Object.entries({ ...QUOTA, ...common(key, VERSIONS.cdn), ...changes });
  const kept = all.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return signV1("POST", Object.fromEntries(kept), key.accessKeySecret);
}

const post = (parameters: Parameters) => sendForm(`${emulator.api}/`, parameters);
const old = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+/, "");

test("by GET in the query, by POST in the form, in the query with an empty body, and in both", async () => {
  const { api } = emulator;
  const get = signV1("GET", { ...QUOTA, ...common(KEY, VERSIONS.cdn) }, "s1");
  expect((await send(`${api}/?${encodePairs(get)}`)).status).toBe(200);
  expect((await post(signed())).status).toBe(200);
  const query = encodePairs(signed({ SignatureType: "", RegionId: "cn-hangzhou" }));
  expect((await send(`${api}/?${query}`, { method: "POST" })).status).toBe(200);
  const { Action = "", Signature = "", ...form } = signed();
  expect((await sendForm(`${api}/?${encodePairs({ Action, Signature })}`, form)).status).toBe(200);
});

test.each([
  ["another secret", () => signed({}, { ...KEY, accessKeySecret: "wrong" })],
  ["a changed parameter", () => ({ ...signed(), RegionId: "cn-beijing" })],
  ["an added empty parameter", () => ({ ...signed(), SignatureType: "" })],
  ["a parameter taken away", () => ({ ...signed({ RegionId: "x" }), RegionId: "" })],
  ["a truncated signature", () => ({ ...signed(), Signature: "AAAA" })],
  ["a signature made for GET", () => signV1("GET", { ...QUOTA, ...common(KEY, VERSIONS.cdn) }, "s1")],
])("refuses %s and says what it signs itself", async (_name, parameters) => {
  const { status, body } = await post(parameters());
  expect(status).toBe(400);
  expect(body).toMatchObject({ Code: "SignatureDoesNotMatch", HostId: "cdn.aliyuncs.com" });
  expect(body.Message).toMatch(/server string to sign is:POST&%2F&AccessKeyId%3Did%26Action%3D/);
});

test.each<[string, number, string, () => Parameters]>([
  ["no action", 400, "MissingParameter", () => signed({ Action: undefined })],
  ["no version", 400, "MissingParameter", () => signed({ Version: undefined })],
  ["an unknown version", 400, "InvalidVersion", () => signed({ Version: "2000-01-01" })],
  ["an unknown action", 404, "InvalidAction.NotFound", () => signed({ Action: "DeleteEverything" })],
  ["another product's version", 404, "InvalidAction.NotFound", () => signed({ Version: VERSIONS.dcdn })],
  ["no key", 400, "MissingParameter", () => signed({ AccessKeyId: undefined })],
  ["no signature", 400, "MissingParameter", () => ({ ...signed(), Signature: "" })],
  ["no nonce", 400, "MissingParameter", () => signed({ SignatureNonce: undefined })],
  ["no time stamp", 400, "MissingParameter", () => signed({ Timestamp: undefined })],
  ["another method", 400, "InvalidSignatureMethod", () => signed({ SignatureMethod: "HMAC-MD5" })],
  ["another signature version", 400, "InvalidParameter", () => signed({ SignatureVersion: "2.0" })],
  ["a time stamp of another form", 400, "InvalidTimeStamp.Format", () => signed({ Timestamp: "today" })],
  ["an old time stamp", 400, "InvalidTimeStamp.Expired", () => signed({ Timestamp: old(16) })],
  ["a time stamp from the future", 400, "InvalidTimeStamp.Expired", () => signed({ Timestamp: old(-16) })],
  ["an unknown key", 404, "InvalidAccessKeyId.NotFound", () => signed({ AccessKeyId: "nobody" })],
  ["a disabled key", 400, "InvalidAccessKeyId.Inactive", () => signed({}, DISABLED_KEY)],
  [
    "a key without its token",
    400,
    "MissingSecurityToken",
    () => signed({ SecurityToken: undefined }, TOKEN_KEY),
  ],
  [
    "an unknown token",
    400,
    "InvalidSecurityToken.Malformed",
    () => signed({ SecurityToken: "?" }, TOKEN_KEY),
  ],
  [
    "another key's token",
    400,
    "InvalidSecurityToken.MismatchWithAccessKey",
    () => signed({ SecurityToken: "other-token" }, TOKEN_KEY),
  ],
])("refuses %s", async (_name, status, code, parameters) => {
  const response = await post(parameters());
  expect([response.status, response.body.Code]).toEqual([status, code]);
  expect(response.body.RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  expect(response.headers.get("x-acs-request-id")).toBe(response.body.RequestId);
  const recommend = new URL(String(response.body.Recommend));
  expect(recommend.searchParams.get("q")).toBe(code);
  expect(recommend.searchParams.get("requestId")).toBe(response.body.RequestId);
});

test("takes a nonce once for each key, and a refused request does not use it up", async () => {
  const parameters = signed();
  expect((await post({ ...parameters, Signature: "AAAA" })).status).toBe(400);
  expect((await post(parameters)).status).toBe(200);
  const again = await post(parameters);
  expect([again.status, again.body.Code]).toEqual([400, "SignatureNonceUsed"]);
  const { SignatureNonce } = parameters;
  expect((await post(signed({ SignatureNonce }, TOKEN_KEY))).status).toBe(200);
});

test("names what is missing", async () => {
  const { body } = await post(signed({ Timestamp: undefined }));
  expect(body.Message).toBe(
    'The input parameter "Timestamp" that is mandatory for processing this request is not supplied.',
  );
});

test("is checked before the operation's own parameters", async () => {
  const { body } = await post(
    signed({ Action: "RefreshObjectCaches" }, { ...KEY, accessKeySecret: "wrong" }),
  );
  expect(body.Code).toBe("SignatureDoesNotMatch");
  expect((await post(signed({ Action: "RefreshObjectCaches" }))).body.Code).toBe("MissingParameter");
});
