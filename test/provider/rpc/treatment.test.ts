import { describe, expect, it } from "vitest";
import { type About, knownOf, OTHERS } from "../../../provider/rpc/codes";
import { isAboutTargets, treatmentOf } from "../../../provider/rpc/treatment";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import { vod } from "../../../provider/services/vod";

describe("an error code's treatment", () => {
  it.each([
    ["ServiceBusy", 403, "retry"],
    ["TooMany.Refresh", 400, "retry"],
    ["PreloadQueueFull", 403, "retry"],
    ["ServiceUnavailable", 503, "retry"],
    ["SystemUpgrading", 403, "retry"],
    ["InternalError", 500, "retry"],
    ["Throttling", 400, "throttled"],
    ["Throttling.User", 400, "throttled"],
    ["Rejected.Throttling", 503, "throttled"],
    ["TooManyRequests", 429, "throttled"],
    ["FlowControlError", 503, "throttled"],
    ["QuotaPerMinuteExceeded.Refresh", 400, "nextMinute"],
    ["QuotaExceeded.Refresh", 400, "quotaExceeded"],
    ["QuotaExceeded.Preload", 400, "quotaExceeded"],
    ["SignatureNonceUsed", 400, "onceMore"],
    ["Timeout", 0, "reconnect"],
    ["InvalidDomain.NotFound", 404, "fatal"],
    ["InvalidDomain.Configure_failed", 500, "fatal"],
    ["Forbidden.RAM", 403, "fatal"],
    ["SignatureDoesNotMatch", 400, "fatal"],
    ["SomethingNew", 400, "fatal"],
    ["SomethingNew", 502, "retry"],
  ])("%s with status %d: %s", (code, status, treatment) => expect(treatmentOf(code, status)).toBe(treatment));
});

describe("what a refusal is about", () => {
  const about: [string, About][] = [
    ["InvalidDomain.NotFound", "domains"],
    ["InvalidDomain.Offline", "domains"],
    ["InvalidDomain.Configure_failed", "domains"],
    ["IllegalOperation", "domains"],
    ["IllegalOperationDomain", "domains"],
    ["InvalidObjectPath.Malformed", "object paths"],
    ["InvalidObjectPath.Size.Malformed", "object paths"],
    ["InvalidExtensiveDomain.ValueNotSupported", "domains"],
    ["ServiceBusy", "domains"],
    ["Forbidden.RAM", "domain permission"],
    ["NoPermission", "domain permission"],
    ["InvalidAccessKeyId.NotFound", "account"],
    ["SignatureDoesNotMatch", "account"],
    ["OperationDenied", "account"],
    ["QuotaExceeded.Refresh", "account"],
    ["Throttling.User", "account"],
    ["SingleRequest.OverLimit", "call"],
    ["InvalidObjectType.Malformed", "call"],
    ["ConnectionLost", "call"],
    ["SomethingNew", "call"],
  ];
  it.each(about)("%s is about the %s", (code, expected) => {
    const action = "RefreshObjectCaches";
    expect((knownOf(code) ?? OTHERS).about).toBe(expected);
    expect(isAboutTargets({ action, code }, cdn)).toBe(
      ["domains", "object paths", "domain permission"].includes(expected),
    );
  });

  it("is the whole call's where a permission is on all resources", () => {
    const code = "Forbidden.RAM";
    expect(isAboutTargets({ action: vod.actions.refresh, code }, vod)).toBe(false);
    expect(isAboutTargets({ action: cacheTag.actions.refresh, code }, cacheTag)).toBe(false);
  });
});
