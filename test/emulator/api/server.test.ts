import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "..";
import { client, common, encodePairs, send, sendForm, signV1, VERSIONS } from "./fixture";
import { errorOf, exchangeBytes } from "./raw.fixture";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ rates: false });
});
afterAll(() => emulator.close());

const raw = (...parts: (string | Uint8Array)[]) => exchangeBytes(emulator.api, ...parts);

async function expectHealthy(): Promise<void> {
  expect((await client(emulator).cdn("DescribeRefreshQuota")).status).toBe(200);
}

describe("sizes", () => {
  test("a query of 1,000 URLs is read", async () => {
    const domains = Array.from(
      { length: 1000 },
      (_, n) => `http://d${n % 10}.example.com/a/long/path/${n}.html`,
    );
    const parameters = { Action: "RefreshDcdnObjectCaches", ObjectPath: domains.join("\n") };
    const all = { ...parameters, ...common(emulator.credentials, VERSIONS.dcdn) };
    const query = encodePairs(signV1("GET", all, emulator.credentials.accessKeySecret));
    expect(query.length).toBeGreaterThan(47_000);
    expect((await send(`${emulator.api}/?${query}`)).status).toBe(200);
  });

  test("a header of more than 128 KiB is refused", async () => {
    const response = await raw(`GET /?Action=${"x".repeat(200_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(errorOf(response)).toEqual([431, "InvalidParameter"]);
  });

  test("the response arrives although much of the request is still on its way", async () => {
    const parts = Array.from({ length: 200 }, () => "x".repeat(50_000));
    const response = await raw("GET /?Action=", ...parts, " HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(errorOf(response)).toEqual([431, "InvalidParameter"]);
  });

  test("a body of more than 8 MiB is refused, and the connection stays usable", async () => {
    const ObjectPath = `a.example/${"x".repeat(8 * 1024 * 1024)}`;
    const { status, body } = await sendForm(`${emulator.api}/`, {
      Action: "RefreshObjectCaches",
      ObjectPath,
    });
    expect([status, body.Code]).toEqual([413, "RequestEntityTooLarge"]);
    await expectHealthy();
  });

  test("so are more than a thousand parameters", async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`P${n}`, "1"]));
    expect((await sendForm(`${emulator.api}/`, many)).body.Code).toBe("InvalidParameter");
  });
});

describe("methods", () => {
  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s is not supported", async (method) => {
    const { status, body } = await send(`${emulator.api}/?Format=JSON`, { method, body: null });
    expect([status, body.Code]).toEqual([403, "UnsupportedHTTPMethod"]);
  });

  test("HEAD is answered without a body", async () => {
    const response = await raw("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(response).toMatch(/^HTTP\/1\.1 403 /);
    expect(response).toMatch(/\r\n\r\n$/);
  });

  test("another path has no operation", async () => {
    const { status, body } = await send(`${emulator.api}/other?Format=JSON`);
    expect([status, body.Code]).toEqual([404, "InvalidAction.NotFound"]);
  });
});

describe("what is not HTTP, or only nearly", () => {
  test.each([
    ["nonsense", "nonsense\r\n\r\n"],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["no Host", "GET / HTTP/1.1\r\n\r\n"],
    ["a header without a colon", "GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    [
      "length and chunks",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a broken chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ["a tunnel", "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n"],
    [
      "an unknown expectation",
      "GET /?Format=JSON HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n",
    ],
    ["an upgrade", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"],
    ["a null byte", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a whole URL as target", "GET http://x/?Format=JSON HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
  ])("%s is refused with a code", async (_name, text) => {
    const [status, code] = errorOf(await raw(text));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(code).not.toBe("");
    await expectHealthy();
  });

  test("a body that stops half-way ends the connection", async () => {
    const form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100";
    const response = await raw(`POST / HTTP/1.1\r\nHost: x\r\n${form}\r\n\r\nAction=`);
    expect(response === "" || errorOf(response)[0] === 400).toBe(true);
    await expectHealthy();
  });

  test("chunks are put together", async () => {
    const parameters = { Action: "DescribeRefreshQuota", ...common(emulator.credentials, VERSIONS.cdn) };
    const body = encodePairs(signV1("POST", parameters, emulator.credentials.accessKeySecret));
    const chunks = [body.slice(0, 7), body.slice(7)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    const form =
      "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close";
    const response = await raw(`POST / HTTP/1.1\r\nHost: x\r\n${form}\r\n\r\n${chunks.join("")}0\r\n\r\n`);
    expect(response).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("repeated parameters", () => {
  test("with one value count once, with two are refused", async () => {
    const parameters = { Action: "DescribeRefreshQuota", ...common(emulator.credentials, VERSIONS.cdn) };
    const query = encodePairs(signV1("GET", parameters, emulator.credentials.accessKeySecret));
    const two = await send(`${emulator.api}/?${query}&Action=Other`);
    expect([two.status, /<Code>(.*)<\/Code>/.exec(two.text)?.[1] ?? two.body.Code]).toEqual([
      400,
      "InvalidParameter",
    ]);
    expect((await send(`${emulator.api}/?${query}&Action=DescribeRefreshQuota`)).status).toBe(200);
  });
});
