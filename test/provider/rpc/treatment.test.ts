import { describe, expect, it } from "vitest";
import { ApiError } from "../../../provider/rpc/api-error";
import { treatmentOf } from "../../../provider/rpc/treatment";

describe("an error code's treatment", () => {
  it.each([
    ["ServiceBusy", 403, "retry"],
    ["TooMany.Refresh", 400, "retry"],
    ["ServiceUnavailable", 503, "retry"],
    ["InternalError", 500, "retry"],
    ["Throttling", 400, "throttled"],
    ["Throttling.User", 400, "throttled"],
    ["Rejected.Throttling", 503, "throttled"],
    ["TooManyRequests", 429, "throttled"],
    ["FlowControlError", 503, "throttled"],
    ["QuotaPerMinuteExceeded.Refresh", 400, "nextMinute"],
    ["QuotaExceeded.Refresh", 400, "quotaSpent"],
    ["QuotaExceeded.Preload", 400, "quotaSpent"],
    ["InvalidDomain.NotFound", 404, "fatal"],
    ["InvalidDomain.Configure_failed", 500, "fatal"],
    ["Forbidden.RAM", 403, "fatal"],
    ["SignatureDoesNotMatch", 400, "fatal"],
    ["SomethingNew", 400, "fatal"],
    ["SomethingNew", 502, "retry"],
  ])("%s with status %d: %s", (code, status, treatment) => expect(treatmentOf(code, status)).toBe(treatment));
});

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
