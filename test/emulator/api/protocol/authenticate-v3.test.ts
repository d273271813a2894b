import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../..";
import { authorizationV3, encodePairs, headersV3, type Parameters, send, VERSIONS } from "../fixture";

const ACCOUNTS = [
  { accessKeyId: "id", accessKeySecret: "s1" },
  { accessKeyId: "with-token", accessKeySecret: "s2", securityToken: "the-token" },
];

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ accounts: ACCOUNTS, rates: false });
});
afterAll(() => emulator.close());

const old = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+/, "");

const FORM = "application/x-www-form-urlencoded";

/** Sends a call whose headers are changed before (`signedWith`) or after (`sentWith`) it is signed. */
async function v3(
  action: string,
  {
    query = {},
    form = {},
    signedWith = {},
    sentWith = {},
    secret = "s1",
    id = "id",
    drop = [] as string[],
    sentBody = undefined as string | undefined,
  } = {},
) {
  const body = encodePairs(form);
  const base = {
    ...headersV3(emulator.api, action, VERSIONS.cdn, body),
    ...(body ? { "content-type": FORM } : {}),
  };
  const all: Parameters = { ...base, ...signedWith };
  const headers = Object.fromEntries(Object.entries(all).filter(([name]) => !drop.includes(name)));
  const authorization = authorizationV3({ method: "POST", query, body, headers }, id, secret);
  const sent = { ...headers, authorization, ...sentWith };
  return send(`${emulator.api}/?${encodePairs(query)}`, {
    method: "POST",
    headers: sent,
    body: sentBody ?? body,
  });
}

test("parameters in the query or in the form; the response is JSON", async () => {
  const ObjectPath = "http://a.example/\u00fc *'()!~+";
  const query = await v3("DescribeRefreshTasks", { query: { PageSize: "7", ObjectPath } });
  expect([query.status, query.body.PageSize]).toEqual([200, 7]);
  const form = await v3("RefreshObjectCaches", {
    form: { ObjectPath: "http://a.example/*'()!~+", Force: "True" },
  });
  expect(form.status).toBe(200);
  const signedWith = { accept: "application/json", "user-agent": "test" };
  expect((await v3("DescribeRefreshQuota", { signedWith })).status).toBe(200);
});

test.each([
  ["another secret", { secret: "wrong" }],
  [
    "a header changed after signing",
    { sentWith: { "x-acs-version": "2018-01-15", "x-acs-action": "DescribeDcdnRefreshQuota" } },
  ],
  ["an unsigned x-acs- header", { sentWith: { "x-acs-extra": "1" } }],
  ["another body than was signed", { form: { RegionId: "a" }, sentBody: "RegionId=b" }],
])("refuses %s", async (_name, options) => {
  const { status, body } = await v3("DescribeRefreshQuota", options);
  expect([status, body.Code]).toEqual([400, "SignatureDoesNotMatch"]);
  expect(body.Message).toMatch(/server string to sign is:ACS3-HMAC-SHA256\n[0-9a-f]{64}$/);
});

test.each([
  [
    "a broken Authorization",
    "IncompleteSignature",
    { sentWith: { authorization: "ACS3-HMAC-SHA256 nonsense" } },
  ],
  ["no date", "MissingParameter", { drop: ["x-acs-date"] }],
  ["an old date", "InvalidTimeStamp.Expired", { signedWith: { "x-acs-date": old(16) } }],
  ["an unknown key", "InvalidAccessKeyId.NotFound", { id: "nobody" }],
  ["no token", "MissingSecurityToken", { id: "with-token", secret: "s2" }],
  ["no version", "MissingParameter", { drop: ["x-acs-version"] }],
  ["no action", "MissingParameter", { drop: ["x-acs-action"] }],
])("refuses %s", async (_name, code, options) => {
  expect((await v3("DescribeRefreshQuota", options)).body.Code).toBe(code);
});

test("a token in its header, and a nonce only once", async () => {
  const signedWith = { "x-acs-security-token": "the-token", "x-acs-signature-nonce": "once" };
  const options = { id: "with-token", secret: "s2", signedWith };
  expect((await v3("DescribeRefreshQuota", options)).status).toBe(200);
  expect((await v3("DescribeRefreshQuota", options)).body.Code).toBe("SignatureNonceUsed");
});
