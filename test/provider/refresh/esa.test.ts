import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dcdn } from "../../../provider/services/dcdn";
import { esa } from "../../../provider/services/esa";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";

/** What ESA has that the other services have not: sites, quotas by type and use, lists without ids. */

let emulator: Emulator;
let site: Deployment;

const SITES = {
  "example.com": { plan: "basic" },
  "shop.example.com": { plan: "basic" },
  "free.example": {},
} as const;
let runs = 0;

async function start(options: EmulatorOptions = {}) {
  await emulator?.close();
  const accounts = [{ accessKeyId: `esa-${runs++}`, accessKeySecret: "secret" }];
  emulator = await startEmulator({ clock: "virtual", sites: SITES, accounts, ...options });
  site = new Deployment(inProcess(esa, emulator), "esa");
}
beforeEach(() => start());
afterEach(() => emulator.close());

/** What was purged: site, type, objects. */
const purges = () =>
  emulator.tasks().map(({ domainName, objectType, paths }) => [domainName, objectType, paths]);
const actions = () => emulator.calls().map(({ action }) => action);
const outputs = () => site.state?.outputs ?? {};

const up = (args: object) => site.up({ trigger: "v1", ...args });
const URLS = (host: string, count: number) => Array.from({ length: count }, (_, n) => `https://${host}/${n}`);

describe("sites", () => {
  it("are found by the longest name that is a suffix, and have calls of their own", async () => {
    const objectPaths = ["https://www.example.com/1", "example.com/2", "https://a.shop.example.com/3"];
    expect(await up({ objectPaths })).toEqual({ operation: "create" });
    expect(purges().sort()).toEqual([
      ["example.com", "File", ["https://example.com/2", "https://www.example.com/1"]],
      ["shop.example.com", "File", ["https://a.shop.example.com/3"]],
    ]);
    expect(outputs()).toMatchObject({ status: "submitted", refreshed: { files: 3, calls: 2 } });
  });

  it.each([
    [{}, "2 files in at least 1 call"],
    [{ site: "example.com" }, "2 files in 1 call"],
    [{ objectPaths: ["https://example.com/1", "https://example.com/2"] }, "2 files in 1 call"],
  ])("of several hosts are known to the service alone: a plan of %j has %s", async (args, counted) => {
    await up({ objectPaths: ["https://example.com/1", "https://www.example.com/2"], ...args });
    expect(site.state?.inputs.plan).toMatch(new RegExp(`, ${counted}$`));
  });

  it("are looked up by name where one is named, and not at all where the id is given", async () => {
    await up({ objectPaths: ["https://example.com/1"], site: "Example.com" });
    const list = emulator.calls().find(({ action }) => action === "ListSites");
    expect(list?.parameters).toMatchObject({ SiteName: "example.com", SiteSearchType: "exact" });
    const siteId = emulator.calls().find(({ action }) => action === "PurgeCaches")?.parameters.SiteId;
    await start();
    await up({ objectPaths: ["https://example.com/1"], siteId });
    expect(actions()).toEqual(["GetPurgeQuota", "PurgeCaches"]);
    expect(purges()).toEqual([["example.com", "File", ["https://example.com/1"]]]);
  });

  it("a host without one is named, with where it was looked for; the others are refreshed", async () => {
    const objectPaths = ["https://example.com/1", "https://www.other.example/2"];
    const { error } = await up({ objectPaths });
    expect(error).toContain("NoSite: No site of the account has the name www.other.example");
    expect(error).toContain(`check the endpoint ${emulator.api}`);
    expect(error).toContain("esa.ap-southeast-1.aliyuncs.com");
    expect(purges()).toEqual([["example.com", "File", ["https://example.com/1"]]]);
    expect(outputs().pending).toBe("refused NoSite File https://www.other.example/2");
    expect(await up({ objectPaths: ["https://example.com/1"] })).toEqual({ operation: "update" });
    expect(purges()).toHaveLength(1);
  });

  it("a host outside of the named one is an error of the preview", async () => {
    const { failures } = await up({ objectPaths: ["https://www.other.example/2"], site: "example.com" });
    expect(failures?.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^objectPaths\[0\]: ".*" names www\.other\.example, which is no host of the site example\.com; expected/,
      ),
    ]);
    expect(emulator.calls()).toEqual([]);
  });

  it("with assets, a base URL outside of the named one is, too", async () => {
    const assets = `${"a".repeat(64)}  /1.js\n`;
    const { failures } = await site.up({ assets, baseUrls: ["https://other.example/"], site: "example.com" });
    expect(failures?.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^baseUrls\[0\]: .* names other\.example,/),
    ]);
  });

  it("the named one is not the account's", async () => {
    const { error } = await up({ objectPaths: ["https://a.other.example/2"], site: "other.example" });
    expect(error).toContain("NoSite: The account has no site other.example to which a.other.example belongs");
  });
});

describe("object types", () => {
  it.each([
    ["Directory", ["https://example.com/docs/"]],
    ["IgnoreParams", ["https://example.com/app.js"]],
    ["Hostname", ["www.example.com"]],
    ["All", ["example.com"]],
  ])("%s", async (objectType, objectPaths) => {
    expect(await up({ objectType, objectPaths, force: true })).toEqual({ operation: "create" });
    expect(emulator.tasks()).toMatchObject([
      { objectType, paths: objectPaths, force: true, domainName: "example.com" },
    ]);
  });

  it("CacheTag, of a site by name or by id", async () => {
    await up({ objectType: "CacheTag", objectPaths: ["app", "css"], site: "example.com" });
    const siteId = emulator.calls().at(-1)?.parameters.SiteId;
    await start();
    await up({ objectType: "CacheTag", objectPaths: ["app"], siteId, wait: true });
    expect(purges()).toEqual([["example.com", "CacheTag", ["app"]]]);
    expect(outputs().status).toBe("complete");
  });

  it("CacheTag without a site is an error of the preview", async () => {
    const { failures } = await up({ objectType: "CacheTag", objectPaths: ["app"] });
    expect(failures?.[0]?.reason).toBe(
      "site: or siteId must be given: a cache tag does not tell of which site it is",
    );
  });

  it("a host does not stand for its whole site", async () => {
    const named = await up({ objectType: "All", objectPaths: ["www.example.com"], site: "example.com" });
    expect(named.failures?.[0]?.reason).toContain("names www.example.com, and not the site example.com");
    const { error } = await up({ objectType: "All", objectPaths: ["www.example.com"] });
    expect(error).toContain(
      "The account has no site of the name www.example.com, and a host does not stand for its site",
    );
    expect(purges()).toEqual([]);
  });
});

describe("quota", () => {
  it("is asked for by site and type, and nothing is sent where one site's is short", async () => {
    emulator.sites.setQuota({ site: "shop.example.com", type: "file", remain: 1 });
    const objectPaths = [...URLS("example.com", 2), ...URLS("shop.example.com", 2)];
    const { error } = await up({ objectPaths });
    expect(error).toContain("Nothing was sent: ESA: 2 files needed, 1 left today.");
    expect(purges()).toEqual([]);
    expect(outputs().pending).toContain("submit File https://example.com/0");
  });

  it("of hosts, the service's word is the only one: the Free plan has none", async () => {
    const { error } = await up({ objectType: "Hostname", objectPaths: ["www.free.example"] });
    expect(error).toContain("Nothing was sent: ESA: 1 host needed, 0 left today.");
  });

  it("the preview tells the Free plan's day, unless limits do", async () => {
    const objectPaths = URLS("example.com", 1001);
    const { failures } = await up({ objectPaths });
    expect(failures?.[0]?.reason).toContain("ESA allows 1,000 per day");
    expect(failures?.[0]?.reason).toContain("limits.urlsPerDay");
    expect(await up({ objectPaths, limits: { urlsPerDay: 10_000 } })).toEqual({ operation: "create" });
    expect(outputs().refreshed).toMatchObject({ files: 1001, calls: 2 });
  });

  it("one of thirty days counts where there is one", async () => {
    const answer = JSON.stringify({ Quota: "100", Usage: "0", Quota30Day: "200", Usage30Day: "200" });
    emulator.faults.add({ action: "GetPurgeQuota", kind: "answer", answer });
    const { error } = await up({ objectPaths: URLS("example.com", 1) });
    expect(error).toContain("1 file needed, 0 left today");
  });
});

describe("tasks", () => {
  it("are waited for, listed by time and picked by their ids, over pages of other tasks", async () => {
    const other = new Deployment(inProcess(esa, emulator), "esa", "urn:pulumi:dev::site::other::other");
    await other.up({ trigger: "x", objectPaths: URLS("www.example.com", 120) });
    expect(await up({ objectPaths: URLS("example.com", 60), wait: true })).toEqual({ operation: "create" });
    expect(outputs()).toMatchObject({ status: "complete", refreshed: { files: 60 } });
    const lists = emulator.calls().filter(({ action }) => action === "DescribePurgeTasks");
    expect(lists.every(({ parameters }) => parameters.TaskId === undefined)).toBe(true);
    expect(new Set(lists.map(({ parameters }) => parameters.PageNumber))).toContain("2");
  });

  it("that fail are named, and sent again", async () => {
    const objectPaths = URLS("example.com", 2);
    emulator.faults.add({ action: "PurgeCaches", kind: "taskFails" });
    const { error } = await up({ objectPaths, wait: true });
    expect(error).toContain("The service failed to refresh https://example.com/0 and https://example.com/1");
    expect(await up({ objectPaths, wait: true })).toEqual({ operation: "update" });
    expect(outputs().status).toBe("complete");
  });

  it("that were not complete in time are waited for by the next update", async () => {
    const objectPaths = URLS("example.com", 1);
    const { error } = await up({ objectPaths, wait: { timeoutSeconds: 1 } });
    expect(error).toContain("not complete within 1 second");
    emulator.clock.advance(10_000);
    expect(await up({ objectPaths, wait: { timeoutSeconds: 1 } })).toEqual({ operation: "update" });
    expect([purges().length, outputs().status]).toEqual([1, "complete"]);
  });

  it("are looked at by pulumi refresh, and forgotten after three days", async () => {
    await up({ objectPaths: URLS("example.com", 1) });
    await site.refresh();
    expect(outputs().status).toBe("submitted");
    emulator.clock.advance(10_000);
    await site.refresh();
    expect(outputs().status).toBe("complete");
    await start();
    await up({ objectPaths: URLS("example.com", 1) });
    emulator.clock.advance(4 * 86_400_000);
    await site.refresh();
    expect(outputs().status).toBe("submitted");
  });

  it.each(["reset", "html", "noTaskId"] as const)(
    "of a lost answer (%s) are found, and nothing is sent twice",
    async (kind) => {
      emulator.faults.add({ action: "PurgeCaches", kind, when: "after" });
      expect(await up({ objectPaths: URLS("example.com", 3), wait: true })).toEqual({ operation: "create" });
      expect([purges().length, outputs().status]).toEqual([1, "complete"]);
      const lost = emulator.calls().filter(({ parameters }) => parameters.Content && !parameters.Force);
      expect(lost.length).toBeGreaterThan(1);
    },
  );

  it("of a lost answer to a whole site's purge are found by type and time", async () => {
    emulator.faults.add({ action: "PurgeCaches", kind: "reset", when: "after" });
    await up({ objectType: "All", objectPaths: ["example.com"] });
    expect(purges()).toHaveLength(1);
  });
});

describe("with assets", () => {
  it("what changed is refreshed and preloaded, of each site by itself", async () => {
    const baseUrls = ["https://www.example.com/", "https://www.shop.example.com/"];
    const args = (hash: string) => ({
      assets: `${hash.repeat(64)}  /1.js\n${"c".repeat(64)}  /2.js\n`,
      baseUrls,
      preload: true,
      onCreate: "skip",
    });
    await site.up(args("a"));
    expect(await site.up(args("b"))).toEqual({ operation: "update" });
    expect(purges()).toEqual([
      ["example.com", "File", ["https://www.example.com/1.js"]],
      ["shop.example.com", "File", ["https://www.shop.example.com/1.js"]],
      ["example.com", "Preload", ["https://www.example.com/1.js"]],
      ["shop.example.com", "Preload", ["https://www.shop.example.com/1.js"]],
    ]);
    expect(outputs().status).toBe("complete");
  });

  it("directories take the place of files that the site's day cannot hold", async () => {
    emulator.sites.setQuota({ site: "example.com", type: "file", remain: 1 });
    const assets = ["/a/1.js", "/a/2.js", "/b.js"].map((path) => `${"a".repeat(64)}  ${path}\n`).join("");
    expect(await site.up({ assets, baseUrls: ["https://example.com/"] })).toEqual({ operation: "create" });
    expect(purges()).toEqual([["example.com", "Directory", ["https://example.com/"]]]);
  });
});

describe("errors", () => {
  it.each(["Site.ServiceBusy", "Record.ServiceBusy", "TooManyRequests"])(
    "%s is tried again",
    async (code) => {
      emulator.faults.add({ action: "PurgeCaches", kind: "error", code, times: 2 });
      expect(await up({ objectPaths: URLS("example.com", 1) })).toEqual({ operation: "create" });
      expect(purges()).toHaveLength(1);
    },
  );

  it("a missing permission is named by site, and holds back no other site", async () => {
    emulator.faults.add({ action: "PurgeCaches", kind: "error", code: "Forbidden.RAM" });
    const { error } = await up({
      objectPaths: [...URLS("a.example.com", 1), ...URLS("example.com", 1), ...URLS("shop.example.com", 1)],
    });
    expect(error).toMatch(/lacks the permission esa:PurgeCaches on acs:esa:\*:\*:site\/\d{15}:/);
    expect(purges()).toEqual([["shop.example.com", "File", ["https://shop.example.com/0"]]]);
  });

  it("a missing permission to list sites is named, and nothing was sent", async () => {
    emulator.faults.add({ action: "ListSites", kind: "error", code: "Forbidden.RAM" });
    const { error } = await up({ objectPaths: URLS("example.com", 1) });
    expect(error).toContain("lacks the permission esa:ListSites on *");
    expect(purges()).toEqual([]);
  });
});

it("a site that moves from DCDN is refreshed at neither twice", async () => {
  const atDcdn = new Deployment(inProcess(dcdn, emulator), "dcdn");
  const args = (hash: string) => ({ assets: `${hash}  /a.js\n`, baseUrls: ["https://example.com/"] });
  const REFRESHES = ["RefreshDcdnObjectCaches", "PurgeCaches"];
  const sent = () => actions().filter((action) => REFRESHES.includes(action));
  await atDcdn.up(args("1111111111111111"));
  expect(sent()).toEqual(["RefreshDcdnObjectCaches"]);

  expect(await site.up({ ...args("1111111111111111"), onCreate: "skip" })).toEqual({ operation: "create" });
  expect(sent()).toHaveLength(1);

  await atDcdn.up(args("2222222222222222"));
  await site.up({ ...args("2222222222222222"), onCreate: "skip" });
  expect(sent().slice(1)).toEqual(REFRESHES);
  expect(await site.up(args("2222222222222222"))).toEqual({ operation: "update" });
  expect(sent()).toHaveLength(3);
});
