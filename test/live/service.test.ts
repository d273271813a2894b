import { afterAll, beforeAll, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { Project } from "../support/project";

/**
 * One small refresh of each kind. With keys and LIVE_DOMAIN in the environment it calls the real service, for
 * paths that no site has; without them the emulator, so that it is tested, too.
 */
const { LIVE_DOMAIN, LIVE_DCDN_DOMAIN, LIVE_VOD_DOMAIN, ...env } = process.env;
const { ALIBABA_CLOUD_ACCESS_KEY_ID: id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret } = env;
const isLive = Boolean(LIVE_DOMAIN && id && secret);
const MINUTES = 60_000;

const PROGRAM = `
import { CacheTagRefresh, CdnRefresh, DcdnRefresh, VodRefresh } from "pulumi-alicloud-refresh";
import { Config } from "@pulumi/pulumi";
const config = new Config();
const common = { trigger: config.require("run"), wait: { timeoutSeconds: 900 } };
const folder = (domain) => "https://" + domain + "/pulumi-alicloud-refresh-live-test/";
const domain = config.require("domain");
const paths = { File: "a.txt", Directory: "", Regex: ".*\\\\.txt", IgnoreParams: "b.txt" };
const all = Object.entries(paths).map(([objectType, path]) =>
  new CdnRefresh(objectType, { objectPaths: [folder(domain) + path], objectType, ...common }));
all.push(new CacheTagRefresh("tag", { domainName: domain, cacheTags: ["pulumi-alicloud-refresh-live-test"], ...common }));
const [dcdn, vod] = [config.get("dcdn"), config.get("vod")];
if (dcdn) all.push(new DcdnRefresh("dcdn", { objectPaths: [folder(dcdn)], objectType: "Directory", ...common }));
if (vod) all.push(new VodRefresh("vod", { objectPaths: [folder(vod)], objectType: "Directory", ...common }));
export const statuses = all.map(({ status }) => status);
export const taskIds = all.map(({ taskIds }) => taskIds.apply((ids) => ids.length > 0));
`;

let emulator: Emulator | undefined;
let project: Project;

beforeAll(async () => {
  emulator = isLive ? undefined : await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
  const keys = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: emulator?.credentials.accessKeyId ?? id ?? "",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: emulator?.credentials.accessKeySecret ?? secret ?? "",
  };
  const api = emulator?.api;
  const endpoints = api && { CDN_ENDPOINT: api, DCDN_ENDPOINT: api, VOD_ENDPOINT: api };
  project = new Project("index.mjs", { "index.mjs": PROGRAM }, { ...keys, ...endpoints });
  project.init({
    run: new Date().toISOString(),
    domain: isLive ? (LIVE_DOMAIN ?? "") : "static.example.com",
    dcdn: isLive ? (LIVE_DCDN_DOMAIN ?? "") : "docs.example.com",
    vod: isLive ? (LIVE_VOD_DOMAIN ?? "") : "video.example.com",
  });
});
afterAll(async () => {
  project?.[Symbol.dispose]();
  await emulator?.close();
});

it(`${isLive ? "the real service" : "the emulator"} accepts and completes a refresh of each kind`, {
  timeout: 20 * MINUTES,
}, async () => {
  const run = await project.up();
  expect(run.code, run.output).toBe(0);
  const outputs = JSON.parse((await project.pulumi("stack", "output", "--json")).output);
  expect(new Set(outputs.statuses)).toEqual(new Set(["complete"]));
  expect(new Set(outputs.taskIds)).toEqual(new Set([true]));
});

it("... and still lists them in a later query", { timeout: 5 * MINUTES }, async () => {
  const refreshed = await project.pulumi("refresh", "--yes", "--skip-preview");
  expect(refreshed.code, refreshed.output).toBe(0);
  const preview = await project.preview("--expect-no-changes");
  expect(preview.code, preview.output).toBe(0);
});
