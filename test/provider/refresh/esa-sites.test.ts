import { describe, expect, it } from "vitest";
import { esaAccount } from "./esa-account";

const account = esaAccount();

describe("sites", () => {
  it("are found by the longest name that is a suffix, and have calls of their own", async () => {
    const objectPaths = ["https://www.example.com/1", "example.com/2", "https://a.shop.example.com/3"];
    expect(await account.up({ objectPaths })).toEqual({ operation: "create" });
    expect(account.purges().sort()).toEqual([
      ["example.com", "File", ["https://example.com/2", "https://www.example.com/1"]],
      ["shop.example.com", "File", ["https://a.shop.example.com/3"]],
    ]);
    expect(account.outputs).toMatchObject({ status: "submitted", refreshed: { files: 3, calls: 2 } });
  });

  it.each([
    [{}, "2 files in at least 1 call"],
    [{ site: "example.com" }, "2 files in 1 call"],
    [{ objectPaths: ["https://example.com/1", "https://example.com/2"] }, "2 files in 1 call"],
  ])("of several hosts are known to the service alone: a plan of %j has %s", async (args, counted) => {
    await account.up({ objectPaths: ["https://example.com/1", "https://www.example.com/2"], ...args });
    expect(account.site.state?.inputs.plan).toMatch(new RegExp(`, ${counted}$`));
  });

  it("are looked up by name where one is named, and not at all where the id is given", async () => {
    await account.up({ objectPaths: ["https://example.com/1"], site: "Example.com" });
    const list = account.emulator.calls().find(({ action }) => action === "ListSites");
    expect(list?.parameters).toMatchObject({ SiteName: "example.com", SiteSearchType: "exact" });
    const siteId = account.emulator.calls().find(({ action }) => action === "PurgeCaches")?.parameters.SiteId;
    await account.start();
    await account.up({ objectPaths: ["https://example.com/1"], siteId });
    expect(account.actions()).toEqual(["GetPurgeQuota", "PurgeCaches"]);
    expect(account.purges()).toEqual([["example.com", "File", ["https://example.com/1"]]]);
  });

  it("a host without one is named, with where it was looked for; the others are refreshed", async () => {
    const objectPaths = ["https://example.com/1", "https://www.other.example/2"];
    const { error } = await account.up({ objectPaths });
    expect(error).toContain("NoSite: The account has no site whose name is www.other.example");
    expect(error).toContain(`check the endpoint ${account.emulator.api}`);
    expect(error).toContain("esa.ap-southeast-1.aliyuncs.com");
    expect(account.purges()).toEqual([["example.com", "File", ["https://example.com/1"]]]);
    expect(account.outputs.pending).toBe("refused NoSite File https://www.other.example/2");
    expect(await account.up({ objectPaths: ["https://example.com/1"] })).toEqual({ operation: "update" });
    expect(account.purges()).toHaveLength(1);
  });

  it("a host outside of the named one is an error of the preview", async () => {
    const { failures } = await account.up({
      objectPaths: ["https://www.other.example/2"],
      site: "example.com",
    });
    expect(failures?.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^objectPaths\[0\]: ".*" names www\.other\.example, which is not a host of the site example\.com; expected/,
      ),
    ]);
    expect(account.emulator.calls()).toEqual([]);
  });

  it("with assets, a base URL outside of the named one is, too", async () => {
    const assets = `${"a".repeat(64)}  /1.js\n`;
    const { failures } = await account.site.up({
      assets,
      baseUrls: ["https://other.example/"],
      site: "example.com",
    });
    expect(failures?.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^baseUrls\[0\]: .* names other\.example,/),
    ]);
  });

  it("the named one is not the account's", async () => {
    const { error } = await account.up({ objectPaths: ["https://a.other.example/2"], site: "other.example" });
    expect(error).toContain("NoSite: The account has no site other.example to which a.other.example belongs");
  });
});
