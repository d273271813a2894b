import { expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { type Session, withSession } from "../../../provider/calls/session";
import { withinQuota } from "../../../provider/quota/within-quota";
import { cdn } from "../../../provider/services/cdn";
import { startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";
import { ARGS, secondDeployment, URLS } from "./second-deployment";

const second = secondDeployment();

it("sends nothing when the quota is known to be short, and says when it resets", async () => {
  second.emulator.quota.set({ product: "cdn", UrlRemain: 2 });
  const failed = await second.deploy(undefined);
  expect(failed.error).toMatch(
    /Nothing was sent: CDN: 3 files needed, 2 left today\. The quota resets at 00:00 UTC\+8/,
  );
  expect(second.accepted()).toEqual([]);
  second.emulator.clock.advance(24 * 60 * 60_000);
  expect(await second.site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "update" });
  expect(second.accepted()).toHaveLength(3);
});

it("sends day by day what several failed refreshes have left, and no day can hold", async () => {
  const assets = (ending: string) => ["a", "b", "c"].map((name) => `01234567  /${name}.${ending}\n`).join("");
  const args = (ending: string) => ({
    assets: assets(ending),
    baseUrls: ["https://static.example.com/"],
    collapse: false,
    limits: { urlsPerCall: 1 },
  });
  const small = await startEmulator({
    clock: "virtual",
    startTime: laterStart(),
    taskSeconds: { visible: 0, duration: 0 },
    limits: { cdn: { urlsPerDay: 4 } },
  });
  const stack = new Deployment(inProcess(cdn, small), "cdn");
  const sent = () =>
    small
      .calls()
      .flatMap(({ action, parameters }) => (action.startsWith("Refresh") ? parameters.ObjectPath : []));
  small.quota.set({ product: "cdn", UrlRemain: 0 });
  await stack.up(args("js"));
  expect((await stack.up(args("css"))).error).toContain(
    "Nothing was sent: CDN: 6 files needed, 0 left today",
  );
  small.clock.advance(24 * 60 * 60_000);
  const { error } = await stack.up(args("css"));
  expect(error).toContain(
    "Only a part was sent, because the whole exceeds a full daily quota: CDN: 6 files needed, 4 left today",
  );
  expect(error).toContain("Refreshed so far: 4 files; still to refresh: 2 files.");
  expect(stack.state?.outputs.status).toBe("failed");
  small.clock.advance(24 * 60 * 60_000);
  expect(await stack.up(args("css"))).toEqual({ operation: "update" });
  const all = ["a", "b", "c"].flatMap((name) => [`${name}.css`, `${name}.js`]);
  expect(sent().sort()).toEqual(all.map((name) => `https://static.example.com/${name}`));
  await small.close();
});

it("continues without the permission to query the quota", async () => {
  second.emulator.faults.add({ action: "DescribeRefreshQuota", kind: "error", code: "Forbidden.RAM" });
  expect(await second.deploy(undefined)).toEqual({ operation: "update" });
  expect(second.accepted()).toHaveLength(3);
});

it.each([
  ["InvalidAccessKeyId.NotFound", 0],
  ["InvalidTimeStamp.Expired", 0],
  ["CdnServiceNotFound", 0],
  ["Forbidden.RAM", 1],
  ["SomethingNew", 1],
])("warns of %s %d times: what also fails the refresh is reported there", async (code, warnings) => {
  const { emulator } = second;
  emulator.faults.add({ action: "DescribeRefreshQuota", kind: "error", code });
  const told: string[] = [];
  const tell = async (text: string) => {
    told.push(text);
  };
  const targets = URLS.map((path) => ({ type: "File", path }) as const);
  const asked = (session: Session) => withinQuota(session, { ...ARGS, trigger: "second" }, targets, [], tell);
  const account = accountFrom(configOf(emulator), {});
  expect(await withSession(cdn, account, clockOf(emulator), asked)).toEqual({ targets });
  expect(told.filter((text) => text.includes(code))).toHaveLength(warnings);
});

it("waits for the keys of a role as long as for the refresh, not as long as for the quota", async () => {
  const { emulator } = second;
  const assumeRole = JSON.stringify({ roleArn: "acs:ram::1234567890123456:role/deploy" });
  const site = new Deployment(
    inProcess(cdn, emulator, clockOf(emulator), configOf(emulator, { assumeRole })),
    "cdn",
  );
  emulator.faults.add({ action: "AssumeRole", kind: "error", code: "ServiceUnavailable", times: 10 });
  expect(await site.up({ ...ARGS, trigger: "second" })).toEqual({ operation: "create" });
});
