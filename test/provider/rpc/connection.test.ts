import { once } from "node:events";
import http, { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxiesFrom } from "../../../provider/account/proxies";
import { apiErrorFrom } from "../../../provider/rpc/api-error-from";
import type { Transport } from "../../../provider/rpc/connection";
import { connect } from "../../../provider/rpc/connection";

const KEYS = { accessKeyId: "an-access-key-id", accessKeySecret: "an-access-key-secret" };
const transport = (connectTimeoutMs: number, readTimeoutMs: number): Transport => ({
  protocol: "HTTPS",
  connectTimeoutMs,
  readTimeoutMs,
  parameters: {},
  proxies: proxiesFrom({}),
});

describe("a connection", () => {
  const server = createServer((_, response) => server.emit("held", response));
  let url: string;
  beforeEach(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
    server.closeAllConnections();
    server.close();
  });

  it("waits for a slow response, however short the time for connecting is", async () => {
    const held = once(server, "held");
    const request = vi.spyOn(http, "request");
    const connection = connect({ url, from: "a test" }, "2018-05-10", transport(1_000, 60_000));
    const asked = connection.request("DescribeRefreshQuota", {}, KEYS);
    const [response] = (await held) as [ServerResponse];
    vi.advanceTimersByTime(59_000);
    response.end('{"UrlRemain":"7"}');
    expect((await asked).fields).toEqual({ UrlRemain: "7" });
    // Node's own timer of silent sockets, which no test can move.
    expect(request.mock.calls).toMatchObject([[{ timeout: 60_000 }]]);
    request.mockRestore();
    connection.close();
  });

  it("gives up when the response does not come in time", async () => {
    const held = once(server, "held");
    const limits = transport(60_000, 1_000);
    const connection = connect({ url, from: "a test" }, "2018-05-10", limits);
    const asked = connection.request("DescribeRefreshQuota", {}, KEYS).catch((error) => error);
    await held;
    vi.advanceTimersByTime(1_001);
    const error = apiErrorFrom("DescribeRefreshQuota", await asked, limits, {});
    expect(error).toMatchObject({ code: "Timeout", maybeAccepted: true });
    expect(error.message).toContain("No response within 1 second");
    connection.close();
  });
});
