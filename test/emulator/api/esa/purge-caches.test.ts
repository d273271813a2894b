import { describe, expect, test } from "vitest";
import { start } from "./esa.fixture";

describe("PurgeCaches", () => {
  test.each([
    ["file", { Files: ["http://a.example.com/x?q=1", "https://example.com/"] }, "File"],
    ["directory", { Directories: ["https://a.example.com/docs/"] }, "Directory"],
    ["ignoreParams", { IgnoreParams: ["https://a.example.com/app.js"] }, "IgnoreParams"],
    ["hostname", { Hostnames: ["a.example.com", "example.com"] }, "Hostname"],
    ["cachetag", { CacheTags: ["app", "css"] }, "CacheTag"],
    ["purgeall", { PurgeAll: true }, "All"],
    ["file", { Files: ["https://example.com/"], PurgeAll: false }, "File"],
  ])("%s takes %j", async (type, content, objectType) => {
    const { purge, emulator } = await start();
    const { status, body } = await purge(type, content, { Force: "true" });
    expect([status, Object.keys(body).sort()]).toEqual([200, ["RequestId", "TaskId"]]);
    const [task] = emulator.tasks();
    const paths = type === "purgeall" ? ["example.com"] : Object.values(content)[0];
    expect(task).toMatchObject({
      taskId: body.TaskId,
      product: "esa",
      objectType,
      paths,
      force: type !== "file",
    });
    expect(task?.domainName).toBe("example.com");
  });

  const many = (count: number, host = (_: number) => "example.com") =>
    Array.from({ length: count }, (_, n) => `https://${host(n)}/${n}`);

  test.each([
    ["file", { Files: ["a.example.com/x"] }, "InvalidObjectPath.Malformed"],
    ["file", { Files: ["https://other.example/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: ["https://shop.example.com/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: ["https://notexample.com/x"] }, "InvalidDomain.NotFound"],
    ["file", { Files: [] }, "InvalidParameter"],
    ["file", { Directories: ["https://example.com/"] }, "InvalidParameter"],
    ["file", { Files: many(1001) }, "SingleRequest.OverLimit"],
    ["file", { Files: many(11, (n) => `h${n}.example.com`) }, "SingleRequest.OverLimit"],
    ["directory", { Directories: ["https://example.com/docs"] }, "InvalidObjectPath.Malformed"],
    ["hostname", { Hostnames: ["other.example"] }, "InvalidDomain.NotFound"],
    ["hostname", { Hostnames: many(11).map((_, n) => `h${n}.example.com`) }, "SingleRequest.OverLimit"],
    ["cachetag", { CacheTags: many(31) }, "SingleRequest.OverLimit"],
    ["purgeall", { PurgeAll: false }, "InvalidParameter"],
    ["regex", { Files: ["https://example.com/.*"] }, "InvalidParameter"],
  ])("%s refuses %j", async (type, content, code) => {
    const { purge, emulator } = await start();
    expect((await purge(type, content)).body.Code).toBe(code);
    expect(emulator.tasks()).toEqual([]);
  });

  test("Content is JSON, and a site is one of the account's that is active", async () => {
    const { esa, idOf } = await start();
    const Content = '{"Files":["https://gone.example/"]}';
    const code = async (parameters: Record<string, string>) =>
      (await esa("PurgeCaches", parameters)).body.Code;
    expect(await code({ SiteId: idOf("example.com"), Content: "https://example.com/" })).toBe(
      "InvalidParameter",
    );
    expect(await code({ SiteId: "123456789012345", Content })).toBe("Site.NotFound");
    expect(await code({ SiteId: "example.com", Content })).toBe("InvalidParameter");
    expect(await code({ Content })).toBe("MissingParameter");
    expect(await code({ SiteId: idOf("gone.example"), Content })).toBe("InvalidDomain.Offline");
  });
});

describe("quota", () => {
  test("usage is reported by site and type, and the plan defines the quota", async () => {
    const { purge, esaGet, idOf } = await start();
    await purge("file", { Files: ["https://example.com/1", "https://example.com/2"] });
    const quota = async (Type: string, site = "example.com") => {
      const { Quota, Usage } = (await esaGet("GetPurgeQuota", { SiteId: idOf(site), Type })).body;
      return [Quota, Usage];
    };
    expect(await quota("file")).toEqual(["10000", "2"]);
    expect(await quota("hostname")).toEqual(["100", "0"]);
    expect(await quota("file", "shop.example.com")).toEqual(["1000", "0"]);
    expect(await quota("hostname", "shop.example.com")).toEqual(["0", "0"]);
  });

  test("what no longer fits is refused as a whole, until the next day", async () => {
    const { purge, emulator } = await start({ startTime: Date.parse("2026-11-25T15:00:00Z") });
    emulator.sites.setQuota({ site: "example.com", type: "purgeall", remain: 1 });
    expect((await purge("purgeall", { PurgeAll: true })).status).toBe(200);
    const { status, body } = await purge("purgeall", { PurgeAll: true });
    expect([status, body.Code]).toEqual([400, "QuotaExceeded.Refresh"]);
    emulator.clock.advance(3_600_000);
    expect((await purge("purgeall", { PurgeAll: true })).status).toBe(200);
    expect(() => emulator.sites.setQuota({ site: "x.example", type: "file", remain: 1 })).toThrow(
      "x.example",
    );
  });
});

test("calls that are identical are tasks of their own: nothing is merged", async () => {
  const { purge } = await start();
  const ids = [1, 2].map(async () => (await purge("file", { Files: ["https://example.com/1"] })).body.TaskId);
  expect(new Set(await Promise.all(ids)).size).toBe(2);
});
