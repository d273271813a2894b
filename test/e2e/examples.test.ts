import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { Project } from "../support/project";

const TSCONFIG = JSON.stringify({ compilerOptions: { module: "nodenext", types: ["node"], strict: true } });

/** The examples that need nothing but their own folder, with the configuration that their comments ask for. */
const EXAMPLES = {
  dcdn: { config: { release: "1.4.2" }, calls: ["RefreshDcdnObjectCaches"] },
  vod: { config: {}, calls: [] },
  "cache-tags": { config: { release: "1.4.2" }, calls: ["RefreshObjectCacheByCacheTag"] },
};

describe("the example", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
  });
  afterAll(() => emulator?.close());

  it.each(Object.entries(EXAMPLES))("%s deploys", async (name, { config, calls }) => {
    const folder = join("examples", name);
    const files = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]);
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    using project = new Project(
      "index.ts",
      { ...Object.fromEntries(files), "tsconfig.json": TSCONFIG },
      {
        ALICLOUD_ACCESS_KEY: accessKeyId,
        ALICLOUD_SECRET_KEY: accessKeySecret,
        CDN_ENDPOINT: emulator.api,
        DCDN_ENDPOINT: emulator.api,
        VOD_ENDPOINT: emulator.api,
      },
    );
    await project.init(config);
    const before = emulator.calls().length;
    const run = await project.up();
    expect(run.code, run.output).toBe(0);
    const actions = emulator
      .calls()
      .slice(before)
      .map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("Refresh"))).toEqual(calls);
  });
});
