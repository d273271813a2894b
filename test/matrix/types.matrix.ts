import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { it } from "./fixtures";
import { execute } from "./tarball";

/** Uses most kinds of public names; with `skipLibCheck: false`, the declarations of the others are checked, too. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import {
  type Assets, CacheTagRefresh, type CacheTagRefreshArgs, CdnRefresh, type CdnRefreshArgs, DcdnRefresh,
  type HashAssetsOptions, hashAssets, Provider, type ProviderArgs, type Refreshed, type Status, VodRefresh,
} from "pulumi-alicloud-refresh";
import { type Emulator, startEmulator } from "pulumi-alicloud-refresh/emulator";

const options: HashAssetsOptions = { ignore: ["*.map"] };
const assets: Assets = hashAssets("site", options);
const account: ProviderArgs = { region: "cn-shanghai", assumeRole: { roleArn: pulumi.output("acs:ram::1:role/x") } };
const provider = new Provider("other", account);
const args: CdnRefreshArgs = { assets, baseUrls: ["https://static.example.com/"], wait: { timeoutSeconds: 60 } };
const site = new CdnRefresh("site", args, { provider });
const tags: CacheTagRefreshArgs = { domainName: "static.example.com", cacheTags: ["a"], trigger: assets.hash };
new CacheTagRefresh("tags", tags);
new DcdnRefresh("dcdn", { objectPaths: [pulumi.output("https://static.example.com/a")], trigger: site.status });
new VodRefresh("vod", { objectPaths: ["https://static.example.com/a"], trigger: "1", objectType: "Directory" });
// @ts-expect-error: only one of the two
new VodRefresh("both", { objectPaths: ["https://static.example.com/a"], assets, baseUrls: [], trigger: "1" });
export const refreshed: pulumi.Output<Refreshed> = site.refreshed;
export const status: pulumi.Output<Status> = site.status;
export async function calls(): Promise<number> {
  await using emulator: Emulator = await startEmulator({ nodes: 1 });
  return emulator.calls().length;
}
`;
const SETTINGS = {
  nodenext: { module: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
  // As Pulumi's templates had it until March 2026.
  node: { module: "commonjs", moduleResolution: "node" },
};

describe("TypeScript, skipLibCheck false", () => {
  it.for([
    ["5.5.4", "nodenext"],
    ["5.5.4", "node"],
    ["5.9.3", "nodenext"],
    ["5.9.3", "bundler"],
    ["5.9.3", "node"],
    ["6.0.3", "nodenext"],
    ["6.0.3", "bundler"],
    ["7.0.2", "nodenext"],
    ["7.0.2", "bundler"],
  ] as const)("%s, %s", async ([version, setting], { installed }) => {
    // Under a name of its own: @pulumi/pulumi allows no TypeScript 7 beside it, to compile programs when they run.
    const link = await installed({ compiler: `npm:typescript@${version}`, "@types/node": "^24.19.2" });
    const folder = mkdtempSync(join(tmpdir(), "types-"));
    try {
      link(folder);
      writeFileSync(join(folder, "index.ts"), PROGRAM);
      writeFileSync(join(folder, "tsconfig.json"), tsconfig(SETTINGS[setting]));
      const compiler = join(folder, "node_modules/compiler/bin/tsc");
      const check = execute("node", [compiler, "--noEmit", "-p", folder]);
      expect(
        await check.then(
          () => "",
          ({ stdout }) => stdout,
        ),
      ).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function tsconfig(setting: object): string {
  const libraries = { target: "es2022", lib: ["es2022", "esnext.disposable"], types: ["node"] };
  const compilerOptions = { ...setting, ...libraries, strict: true, skipLibCheck: false };
  return JSON.stringify({ compilerOptions, files: ["index.ts"] });
}
