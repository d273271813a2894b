import { expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { quotaNote } from "../../../provider/quota/note";
import { esa } from "../../../provider/services/esa";
import { configOf } from "../../support/config";
import { clockOf } from "../../support/in-process";
import { esaAccount, urlsAt } from "../refresh/esa-account";

const account = esaAccount();

it("names the quota of one site, and that of one of several only if it is too small", async () => {
  const { emulator } = account;
  const context = {
    service: esa,
    clock: clockOf(emulator),
    account: async () => accountFrom(configOf(emulator), {}),
    tell: async () => {},
    isSecret: false,
  };
  const noteOf = async (...objectPaths: string[]) => {
    const targets = objectPaths.map((path) => ({ type: "File", path }) as const);
    return (await quotaNote(context, { objectPaths, trigger: "v1" }, targets))?.text;
  };
  const both = [...urlsAt("example.com", 1), ...urlsAt("shop.example.com", 2)];
  expect(await noteOf(...urlsAt("example.com", 1))).toBe("1 of the 10,000 files left today");
  expect(await noteOf(...both)).toBeUndefined();
  emulator.sites.setQuota({ site: "shop.example.com", type: "file", remain: 1 });
  expect(await noteOf(...both)).toContain("2 files needed, 1 left today");
});
