import { describe, expect, it } from "vitest";
import { esaAccount, urlsAt } from "./esa-account";

const account = esaAccount();

describe("quota", () => {
  it("is queried by site and type, and nothing is sent if that of one site is too small", async () => {
    account.emulator.sites.setQuota({ site: "shop.example.com", type: "file", remain: 1 });
    const objectPaths = [...urlsAt("example.com", 2), ...urlsAt("shop.example.com", 2)];
    const { error } = await account.up({ objectPaths });
    expect(error).toContain("Nothing was sent: ESA: 2 files needed, 1 left today.");
    expect(account.purges()).toEqual([]);
    expect(account.outputs.pending).toContain("submit File https://example.com/0");
  });

  it("of hosts, the service's word is the only one: the Free plan has none", async () => {
    const { error } = await account.up({ objectType: "Hostname", objectPaths: ["www.free.example"] });
    expect(error).toContain("Nothing was sent: ESA: 1 host needed, 0 left today.");
  });

  it("the preview uses the Free plan's daily quota, unless limits are set", async () => {
    const objectPaths = urlsAt("example.com", 1001);
    const { failures } = await account.up({ objectPaths });
    expect(failures?.[0]?.reason).toContain("ESA allows 1,000 files per day");
    expect(failures?.[0]?.reason).toContain("limits.urlsPerDay");
    expect(await account.up({ objectPaths, limits: { urlsPerDay: 10_000 } })).toEqual({
      operation: "create",
    });
    expect(account.outputs.refreshed).toMatchObject({ files: 1001, calls: 2 });
  });

  it("one of thirty days counts where there is one", async () => {
    const response = JSON.stringify({ Quota: "100", Usage: "0", Quota30Day: "200", Usage30Day: "200" });
    account.emulator.faults.add({ action: "GetPurgeQuota", kind: "response", body: response });
    const { error } = await account.up({ objectPaths: urlsAt("example.com", 1) });
    expect(error).toContain("1 file needed, 0 left today");
  });
});
