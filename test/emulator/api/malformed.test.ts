import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "..";
import { client, VERSIONS } from "./fixture";
import { errorOf, exchangeBytes } from "./raw.fixture";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ rates: false });
});
afterAll(() => emulator.close());

const name = fc.constantFrom(
  ...[
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "Timestamp",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
  ],
  ...["SignatureNonce", "SecurityToken", "ObjectPath", "ObjectType", "__proto__", "constructor", "", "x"],
);
const actions = [
  "RefreshObjectCaches",
  "DescribeRefreshTasks",
  "AssumeRoleWithOIDC",
  "toString",
  "__proto__",
];
const value = fc.oneof(
  fc.constantFrom(...actions, ...Object.values(VERSIONS), "JSON", "XML", "HMAC-SHA1", "1.0"),
  fc.constantFrom(...["%", "%zz", "%ff%fe", "%00", "+", "\u{1F600}", "a=b&c=d", "%F0%9F%98"]),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.integer({ min: 1, max: 20_000 }).map((size) => "y".repeat(size)),
);
const pairs = fc.array(fc.tuple(name, value), { maxLength: 30 });

/** Encoded, or left as it is: then it breaks the line as it likes. */
const query = fc
  .tuple(pairs, fc.boolean())
  .map(([list, clean]) =>
    list.map(([n, v]) => (clean ? `${n}=${encodeURIComponent(v.toWellFormed())}` : `${n}=${v}`)).join("&"),
  );

const header = fc.oneof(
  fc.constantFrom(
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Type: application/x-www-form-urlencoded; charset=utf-16",
    "Content-Type: multipart/form-data; boundary=x",
    "Authorization: ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=00",
    "Authorization: ACS3-HMAC-SHA256",
    "Authorization: ACS3-SM3 Credential=a",
    "x-acs-action: RefreshObjectCaches",
    "x-acs-version: 2018-05-10",
    "x-acs-date: 2018-05-10T00:00:00Z",
    "x-acs-content-sha256: 0",
    "x-acs-signature-nonce: n",
    "Expect: 100-continue",
  ),
  fc.string({ maxLength: 40 }).map((text) => `X-Odd: ${text}`),
);

test("anything that is sent gets a documented error, and the emulator keeps running", async () => {
  const method = fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS", "get", "P OST", "CONNECT");
  const body = fc.oneof(query, fc.uint8Array({ maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(
      method,
      query,
      fc.array(header, { maxLength: 6 }),
      body,
      async (verb, target, headers, bytes) => {
        const content = Buffer.from(bytes as string);
        const fixed = ["Host: x", "Connection: close", `Content-Length: ${content.length}`];
        const head = [`${verb} /?${target} HTTP/1.1`, ...fixed, ...headers].join("\r\n");
        const response = await exchangeBytes(emulator.api, Buffer.from(`${head}\r\n\r\n`, "utf8"), content);
        const [status, code] = errorOf(response.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ""));
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        if (verb !== "HEAD") expect(code).not.toBe("");
      },
    ),
    { numRuns: 500 },
  );
  expect((await client(emulator).cdn("DescribeRefreshQuota")).status).toBe(200);
});

test("any signed request is executed or refused with a documented error", async () => {
  const action = fc.constantFrom(
    ...[
      "RefreshObjectCaches",
      "RefreshObjectCacheByCacheTag",
      "DescribeRefreshTasks",
      "DescribeRefreshTaskById",
    ],
    "DescribeRefreshQuota",
  );
  const parameter = fc.constantFrom(
    ...[
      "ObjectPath",
      "ObjectType",
      "Force",
      "CacheTag",
      "DomainName",
      "TaskId",
      "Status",
      "StartTime",
      "EndTime",
    ],
    ...["PageNumber", "PageSize", "Format", "__proto__", "toString"],
  );
  const content = fc.oneof(
    fc.constantFrom(
      "File",
      "Directory",
      "Regex",
      "file",
      "Complete",
      "1",
      "true",
      "2026-11-20T12:00:00Z",
      "XML",
    ),
    fc.constantFrom(
      "http://a.example/(?<n>",
      "http://[::1]/",
      "http://a.example/\u2028",
      "//",
      "a.example/\0",
      "constructor",
    ),
    fc.string({ unit: "grapheme", maxLength: 100 }),
    fc.integer().map(String),
  );
  await fc.assert(
    fc.asyncProperty(action, fc.dictionary(parameter, content), async (name, parameters) => {
      const { status, text } = await client(emulator).cdn(name, parameters);
      expect([200, 400, 404]).toContain(status);
      if (status !== 200) expect(errorOf(text)[1]).not.toBe("");
    }),
    { numRuns: 500 },
  );
});
