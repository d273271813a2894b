import { describe, expect, it } from "vitest";
import { dcdn } from "../../../provider/services/dcdn";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";
import { esaAccount, urlsAt } from "./esa-account";

const account = esaAccount();

describe("object types", () => {
  it.each([
    ["Directory", ["https://example.com/docs/"]],
    ["IgnoreParams", ["https://example.com/app.js"]],
    ["Hostname", ["www.example.com"]],
    ["All", ["example.com"]],
  ])("%s", async (objectType, objectPaths) => {
    expect(await account.up({ objectType, objectPaths, force: true })).toEqual({ operation: "create" });
    expect(account.emulator.tasks()).toMatchObject([
      { objectType, paths: objectPaths, force: true, domainName: "example.com" },
    ]);
  });

  it("CacheTag, of a site by name or by id", async () => {
    await account.up({ objectType: "CacheTag", objectPaths: ["app", "css"], site: "example.com" });
    const siteId = account.emulator.calls().at(-1)?.parameters.SiteId;
    await account.start();
    await account.up({ objectType: "CacheTag", objectPaths: ["app"], siteId, wait: true });
    expect(account.purges()).toEqual([["example.com", "CacheTag", ["app"]]]);
    expect(account.outputs.status).toBe("complete");
  });

  it("CacheTag without a site is an error of the preview", async () => {
    const { failures } = await account.up({ objectType: "CacheTag", objectPaths: ["app"] });
    expect(failures?.[0]?.reason).toBe(
      "site: is missing: cache tags require site or siteId, since a tag alone does not identify a site",
    );
  });

  it("a host does not stand for its whole site", async () => {
    const named = await account.up({
      objectType: "All",
      objectPaths: ["www.example.com"],
      site: "example.com",
    });
    expect(named.failures?.[0]?.reason).toContain("names www.example.com, and not the site example.com");
    const { error } = await account.up({ objectType: "All", objectPaths: ["www.example.com"] });
    expect(error).toContain(
      "The account has no site named www.example.com; with objectType All, give a site's own name, not a host's",
    );
    expect(account.purges()).toEqual([]);
  });
});

describe("with assets", () => {
  it("what changed is refreshed and preloaded per site", async () => {
    const baseUrls = ["https://www.example.com/", "https://www.shop.example.com/"];
    const args = (hash: string) => ({
      assets: `${hash.repeat(64)}  /1.js\n${"c".repeat(64)}  /2.js\n`,
      baseUrls,
      preload: true,
      onCreate: "skip",
    });
    await account.site.up(args("a"));
    expect(await account.site.up(args("b"))).toEqual({ operation: "update" });
    expect(account.purges()).toEqual([
      ["example.com", "File", ["https://www.example.com/1.js"]],
      ["shop.example.com", "File", ["https://www.shop.example.com/1.js"]],
      ["example.com", "Preload", ["https://www.example.com/1.js"]],
      ["shop.example.com", "Preload", ["https://www.shop.example.com/1.js"]],
    ]);
    expect(account.outputs.status).toBe("complete");
  });

  it("directories take the place of files that the site's day cannot hold", async () => {
    account.emulator.sites.setQuota({ site: "example.com", type: "file", remain: 1 });
    const assets = ["/a/1.js", "/a/2.js", "/b.js"].map((path) => `${"a".repeat(64)}  ${path}\n`).join("");
    expect(await account.site.up({ assets, baseUrls: ["https://example.com/"] })).toEqual({
      operation: "create",
    });
    expect(account.purges()).toEqual([["example.com", "Directory", ["https://example.com/"]]]);
  });
});

describe("errors", () => {
  it.each(["Site.ServiceBusy", "Record.ServiceBusy", "TooManyRequests"])(
    "%s is tried again",
    async (code) => {
      account.emulator.faults.add({ action: "PurgeCaches", kind: "error", code, times: 2 });
      expect(await account.up({ objectPaths: urlsAt("example.com", 1) })).toEqual({ operation: "create" });
      expect(account.purges()).toHaveLength(1);
    },
  );

  it("a missing permission is named by site, and holds back no other site", async () => {
    account.emulator.faults.add({ action: "PurgeCaches", kind: "error", code: "Forbidden.RAM" });
    const { error } = await account.up({
      objectPaths: [
        ...urlsAt("a.example.com", 1),
        ...urlsAt("example.com", 1),
        ...urlsAt("shop.example.com", 1),
      ],
    });
    expect(error).toMatch(/lacks the permission esa:PurgeCaches on acs:esa:\*:\*:site\/\d{15}:/);
    expect(account.purges()).toEqual([["shop.example.com", "File", ["https://shop.example.com/0"]]]);
  });

  it("a missing permission to list sites is named, and nothing was sent", async () => {
    account.emulator.faults.add({ action: "ListSites", kind: "error", code: "Forbidden.RAM" });
    const { error } = await account.up({ objectPaths: urlsAt("example.com", 1) });
    expect(error).toContain("lacks the permission esa:ListSites on *");
    expect(account.purges()).toEqual([]);
  });
});

it("a site that moves from DCDN is refreshed at neither twice", async () => {
  const atDcdn = new Deployment(inProcess(dcdn, account.emulator), "dcdn");
  const args = (hash: string) => ({ assets: `${hash}  /a.js\n`, baseUrls: ["https://example.com/"] });
  const REFRESHES = ["RefreshDcdnObjectCaches", "PurgeCaches"];
  const sent = () => account.actions().filter((action) => REFRESHES.includes(action));
  await atDcdn.up(args("1111111111111111"));
  expect(sent()).toEqual(["RefreshDcdnObjectCaches"]);

  expect(await account.site.up({ ...args("1111111111111111"), onCreate: "skip" })).toEqual({
    operation: "create",
  });
  expect(sent()).toHaveLength(1);

  await atDcdn.up(args("2222222222222222"));
  await account.site.up({ ...args("2222222222222222"), onCreate: "skip" });
  expect(sent().slice(1)).toEqual(REFRESHES);
  expect(await account.site.up(args("2222222222222222"))).toEqual({ operation: "update" });
  expect(sent()).toHaveLength(3);
});
