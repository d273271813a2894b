import { once } from "node:events";
import http, { createServer } from "node:http";
import { createServer as createTcpServer, connect as plainConnect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { proxiesFrom } from "../../../provider/account/proxies";
import { agentFor } from "../../../provider/rpc/agent";
import type { ApiError } from "../../../provider/rpc/api-error";
import { apiErrorFrom } from "../../../provider/rpc/api-error-from";
import type { Transport } from "../../../provider/rpc/connection";
import { connect } from "../../../provider/rpc/connection";
import { startFarHost, twoAddresses } from "../../support/far-host";
import { behindTls, local } from "../../support/tls";

const transport = (connectTimeoutMs: number, environment = {}): Transport => ({
  protocol: "HTTPS",
  connectTimeoutMs,
  readTimeoutMs: 60_000,
  parameters: {},
  proxies: proxiesFrom(environment),
});

/** Our error of a call to the URL; `meanwhile` runs while it waits. */
async function failed(
  url: string,
  timeoutMs = 60_000,
  meanwhile = async () => {},
  environment = {},
): Promise<ApiError> {
  const endpoint = { url, from: "alicloud:endpoints" };
  const connection = connect(endpoint, "2018-05-10", transport(timeoutMs, environment));
  const keys = { accessKeyId: "an-access-key-id", accessKeySecret: "an-access-key-secret" };
  const asked = connection.request("RefreshObjectCaches", {}, keys).then(
    () => expect.fail("The call succeeded"),
    (thrown) =>
      apiErrorFrom("RefreshObjectCaches", thrown, transport(timeoutMs), { endpoint: connection.where }),
  );
  await meanwhile();
  const error = await asked;
  connection.close();
  return error;
}

describe("a host that is far away", () => {
  const ask = (port: number, agent: http.Agent) =>
    http.request({ host: "far.example.com", port, agent, lookup: twoAddresses }).end();

  it("is waited for, where Node itself gives up at once because the name has two addresses", async () => {
    await using far = await startFarHost();
    const agent = agentFor(`http://far.example.com:${far.port}`, 60_000);
    const answered = once(ask(far.port, agent), "response");
    const plain = plainConnect({ host: "far.example.com", port: far.port, lookup: twoAddresses });
    await expect(once(plain, "close")).rejects.toMatchObject({ name: "AggregateError", code: "ETIMEDOUT" });
    far.answers();
    const [response] = await answered;
    expect(await text(response)).toBe("{}");
    agent.destroy();
  });

  it("was sent nothing when none of its addresses takes the connection", async () => {
    await using far = await startFarHost();
    const agent = agentFor(`http://far.example.com:${far.port}`, 6_000);
    const [thrown] = await once(ask(far.port, agent), "error");
    const error = apiErrorFrom("RefreshObjectCaches", thrown, transport(6_000), {
      endpoint: "far.example.com",
    });
    expect(error).toMatchObject({ code: "ConnectionFailed", maybeAccepted: false, treatment: "reconnect" });
    expect(error.message).toMatch(
      /The service cannot be reached \(ETIMEDOUT, E\w+\)\. .*the endpoint far\.example\.com/,
    );
    agent.destroy();
  });
});

describe("nothing was sent, and that is known,", () => {
  afterEach(() => void vi.useRealTimers());
  const notSent = { maybeAccepted: false };

  /** A server that only takes connections. */
  const silent = (greet: (socket: Socket) => void = () => {}) => local(createTcpServer(greet));

  const stages: [string, (port: number) => [url: string, environment: object]][] = [
    ["the TLS handshake", (port) => [`https://127.0.0.1:${port}`, {}]],
    [
      "a proxy's response",
      (port) => ["https://cdn.aliyuncs.com", { HTTPS_PROXY: `http://127.0.0.1:${port}` }],
    ],
    [
      "the TLS handshake with a proxy",
      (port) => ["https://cdn.aliyuncs.com", { HTTPS_PROXY: `https://127.0.0.1:${port}` }],
    ],
  ];
  it.each(stages)("when %s does not come in time; the connection is given back", async (_, at) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const taken = Promise.withResolvers<Socket>();
    await using server = await silent((socket) => taken.resolve(socket.resume()));
    const [url, environment] = at(server.port);
    const late = async () => {
      await taken.promise;
      vi.advanceTimersByTime(5_001);
    };
    const error = await failed(url, 5_000, late, environment);
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed", treatment: "reconnect" });
    expect(error.message).toContain("No connection within 5 seconds.");
    const socket = await taken.promise;
    if (!socket.closed) await once(socket, "close");
  });

  it("when the look-up of the name does not end in time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const agent = agentFor("http://never.example.com", 1_000);
    const request = http.request({ host: "never.example.com", agent, lookup: () => {} }).end();
    const thrown = once(request, "error");
    vi.advanceTimersByTime(1_001);
    const error = apiErrorFrom("RefreshObjectCaches", (await thrown)[0], transport(1_000), {});
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed" });
    expect(error.message).toContain("No connection within 1 second.");
    agent.destroy();
  });

  it("when the connection breaks in the TLS handshake", async () => {
    await using server = await silent((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const error = await failed(`https://127.0.0.1:${server.port}`);
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed" });
    expect(error.message).toContain("cannot be reached (ECONNRESET)");
  });

  it("when the other side closes in the TLS handshake", async () => {
    await using server = await silent((socket) => socket.once("data", () => socket.end()));
    expect(await failed(`https://127.0.0.1:${server.port}`)).toMatchObject({
      ...notSent,
      code: "ConnectionFailed",
    });
  });

  it("when the other side does not speak TLS", async () => {
    await using server = await local(createServer((_, response) => response.end("{}")));
    const error = await failed(`https://127.0.0.1:${server.port}`);
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed" });
    expect(error.message).toMatch(/cannot be reached \(E\w+\)/);
  });

  it("when the certificate is refused, which no retry helps", async () => {
    await using server = await behindTls(1);
    const error = await failed(`https://127.0.0.1:${server.port}`);
    expect(error).toMatchObject({ ...notSent, code: "CertificateRefused", treatment: "fatal" });
    expect(error.message).toMatch(
      /The certificate is not valid \(\w*CERT\w*\)\. Check the endpoint https:\/\/127\.0\.0\.1:\d+ \(alicloud:endpoints\)\..* NODE_EXTRA_CA_CERTS/,
    );
  });

  it("when nothing listens there", async () => {
    const { port, ...server } = await silent();
    await server[Symbol.asyncDispose]();
    const error = await failed(`http://127.0.0.1:${port}`);
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed" });
    expect(error.message).toContain(
      `cannot be reached (ECONNREFUSED). Check the network, the proxy, if any, and the endpoint http://127.0.0.1:${port} (alicloud:endpoints).`,
    );
  });

  it("when the host's name is not known: the message has it, and the setting that it comes from", async () => {
    const error = await failed("https://cdn.nowhere.invalid");
    expect(error).toMatchObject({ ...notSent, code: "ConnectionFailed" });
    expect(error.message).toMatch(
      /name cdn\.nowhere\.invalid could not be resolved \((?:ENOTFOUND|EAI_AGAIN)\)\. .*\(alicloud:endpoints\)\.$/,
    );
  });
});

it("may have been accepted, when the connection breaks after it was sent", async () => {
  await using server = await local(createServer(({ socket }) => void socket.resetAndDestroy()));
  expect(await failed(`http://127.0.0.1:${server.port}`)).toMatchObject({
    code: "ConnectionLost",
    maybeAccepted: true,
  });
});
