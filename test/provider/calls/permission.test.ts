import { describe, expect, it } from "vitest";
import { permissionFor } from "../../../provider/calls/permission";
import { ApiError } from "../../../provider/rpc/api-error";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { vod } from "../../../provider/services/vod";
import { startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";

describe("the permission that a call needs", () => {
  it("names the action, and the domains where the action knows them", () => {
    expect(permissionFor(cdn, "RefreshObjectCaches", ["static.example.com"])).toBe(
      "cdn:RefreshObjectCaches on acs:cdn:*:*:domain/static.example.com",
    );
    expect(permissionFor(cdn, "RefreshObjectCaches", ["a.example.com:8443", "a.example.com"])).toBe(
      "cdn:RefreshObjectCaches on acs:cdn:*:*:domain/a.example.com",
    );
    expect(permissionFor(dcdn, "RefreshDcdnObjectCaches", ["a.example.com", "b.example.com"])).toBe(
      "dcdn:RefreshDcdnObjectCaches on acs:dcdn:*:*:domain/a.example.com, acs:dcdn:*:*:domain/b.example.com",
    );
    expect(permissionFor(cdn, "DescribeRefreshTasks", [])).toBe(
      "cdn:DescribeRefreshTasks on acs:cdn:*:*:domain/*",
    );
    expect(permissionFor(cacheTag, "RefreshObjectCacheByCacheTag", ["static.example.com"])).toBe(
      "cdn:RefreshObjectCacheByCacheTag on *",
    );
    expect(permissionFor(cdn, "DescribeRefreshQuota", [])).toBe("cdn:DescribeRefreshQuota on *");
    expect(permissionFor(vod, "RefreshVodObjectCaches", ["v.example.com"])).toBe(
      "vod:RefreshVodObjectCaches on *",
    );
  });

  it.each(["Forbidden.RAM", "NoPermission"])(
    "is in the message of %s, with the key that was used",
    (code) => {
      const permission = permissionFor(cdn, "RefreshObjectCaches", ["static.example.com"]);
      const error = new ApiError("RefreshObjectCaches", code, "No.", {
        permission,
        caller: "the access key LTAI...3kQz",
      });
      expect(error.message).toBe(
        `RefreshObjectCaches failed: ${code}: No. The RAM user or role lacks the permission ${permission}: attach a policy that allows it. ` +
          "The call was signed with the access key LTAI...3kQz.",
      );
      expect(error.discreet).not.toContain("static.example.com");
    },
  );

  it("is named when the service refuses a refresh", async () => {
    await using emulator = await startEmulator({ clock: "virtual" });
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM" });
    const site = new Deployment(inProcess(cdn, emulator), "cdn");
    const { error } = await site.up({ objectPaths: ["https://static.example.com/a"], trigger: "1" });
    expect(error).toContain(
      "the permission cdn:RefreshObjectCaches on acs:cdn:*:*:domain/static.example.com: attach",
    );
    expect(error).toContain(
      "with the access key emul...y-id from the configuration or the Provider (alicloud:accessKey).",
    );
  });
});
