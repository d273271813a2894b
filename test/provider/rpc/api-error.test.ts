import { describe, expect, it } from "vitest";
import { ApiError } from "../../../provider/rpc/api-error";

describe("an error's message", () => {
  it("says what failed, why, for support, and what to do", () => {
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
        `Check the network, a proxy, and the endpoint ${endpoint}.`,
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
});
