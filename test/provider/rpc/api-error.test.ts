import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { type Session, withSession } from "../../../provider/calls/session";
import { systemClock } from "../../../provider/effects/clock";
import { ApiError } from "../../../provider/rpc/api-error";
import { cdn } from "../../../provider/services/cdn";

const KEYS = { ALICLOUD_ACCESS_KEY: "an-access-key-id", ALICLOUD_SECRET_KEY: "an-access-key-secret" };

describe("an error's message", () => {
  it("says what failed and why, the request id for support, and what to do", () => {
    const error = new ApiError(
      "RefreshObjectCaches",
      "InvalidDomain.NotFound",
      "The domain does not belong to you.",
      {
        requestId: "6E7B",
      },
    );
    expect(error.message).toBe(
      "RefreshObjectCaches failed: InvalidDomain.NotFound: The domain does not belong to you. (request id 6E7B) " +
        "The domain must belong to the account whose keys are used.",
    );
  });

  it("says where the service was looked for when it was not reached", () => {
    const endpoint = "https://vod.cn-shanghia.aliyuncs.com";
    const error = new ApiError("X", "ConnectionFailed", "The service cannot be reached (ENOTFOUND)", {
      endpoint,
    });
    expect(error.message).toBe(
      "X failed: ConnectionFailed: The service cannot be reached (ENOTFOUND). " +
        `Check the network, the proxy, if any, and the endpoint ${endpoint}.`,
    );
    expect(error.discreet).toContain(endpoint);
  });

  it("leaves out what was signed, and signed URLs", () => {
    const { message } = new ApiError(
      "X",
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&AccessKeyId%3Dkey",
    );
    expect(message).toContain("not matched with our calculation.");
    expect(message).not.toContain("AccessKeyId");
    expect(new ApiError("X", "Y", "No, URL: https://cdn/?Signature=abc").message).not.toContain("abc");
  });

  it.each([
    [20 * 60_000, "Set this machine's clock: it is 20 minutes slow."],
    [-40 * 60_000, "Set this machine's clock: it is 40 minutes fast."],
    [8 * 60 * 60_000, "Set this machine's clock: it is 8 hours slow."],
  ])("says by how much the clock is off: the service is %d ms ahead", async (aheadMs, advice) => {
    const server = createServer((_, response) => {
      response.setHeader("Date", new Date(Date.now() + aheadMs).toUTCString());
      response.statusCode = 400;
      response.end(
        '{"Code":"InvalidTimeStamp.Expired","Message":"Specified time stamp or date value is expired."}',
      );
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const account = accountFrom({ get: () => undefined }, { ...KEYS, CDN_ENDPOINT: api });
    const call = (session: Session) => session.call("RefreshObjectCaches", {});
    const error = await withSession(cdn, account, systemClock, call).catch((thrown) => thrown);
    expect(error.message).toContain(advice);
    server.close();
  });

  it("says that the clock is off where the response does not tell by how much", () => {
    expect(new ApiError("X", "InvalidTimeStamp.Expired", "").message).toContain("clock: it is wrong.");
  });
});
