import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { builtinModules } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator } from "../emulator";
import { Deployment } from "../support/deployment";
import { PluginClient } from "../support/plugin-client";
import { startProvider } from "../support/provider-process";
import { type Archive, makeArchive } from "./archive";

const NAME = "pulumi-resource-alicloud-refresh";
const KEYS = {
  accessKeyId: "STS.archive",
  accessKeySecret: "UNMISTAKABLE-archive-secret",
  securityToken: "UNMISTAKABLE-archive-token",
};
const schema = JSON.parse(readFileSync("provider/plugin/schema.json", "utf8"));

describe("the plugin's archive", () => {
  const folder = mkdtempSync(join(tmpdir(), "archive-test-"));
  const extracted = join(folder, "extracted");
  const home = join(folder, "home");
  let archive: Archive;
  beforeAll(async () => {
    archive = await makeArchive(folder);
    for (const empty of [extracted, home]) mkdirSync(empty);
    execFileSync("tar", ["-xzf", archive.file, "-C", extracted]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const text = (name: string) => readFileSync(join(extracted, name), "utf8");

  it("is smaller than 500 KB", () => {
    expect(statSync(archive.file).size).toBeLessThan(500_000);
  });

  it("needs no package", () => {
    const script = text(NAME);
    const names = [...script.matchAll(/\b(?:require|import)\("([^"]+)"\)/g)].map(([, name = ""]) => name);
    const packages = names.filter((name) => !name.startsWith("node:") && !builtinModules.includes(name));
    // These are optional, see bundle.ts.
    const optional = ["@grpc/proto-loader", "kerberos", "supports-color"];
    expect([...new Set(packages)].sort()).toEqual(optional);
    expect(script).not.toMatch(/createRequire|require\.resolve/);
  });

  it("has the licences of the bundled packages", () => {
    const notices = text("THIRD-PARTY.txt");
    for (const name of ["@alicloud/pop-core", "@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf", "zod"])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, "m"));
    expect(text("LICENSE")).toBe(readFileSync("LICENSE", "utf8"));
  });

  it("refreshes and verifies in an empty home, with keys from a credentials URI", async () => {
    mkdirSync(join(folder, "site"));
    writeFileSync(join(folder, "site/app.js"), "app");
    const origin = join(folder, "site");
    const taskSeconds = { visible: 0, duration: 0 };
    await using emulator = await startEmulator({ origin, taskSeconds, accounts: [KEYS] });
    const given = {
      AccessKeyId: KEYS.accessKeyId,
      AccessKeySecret: KEYS.accessKeySecret,
      SecurityToken: KEYS.securityToken,
      Expiration: "2099-01-01T00:00:00Z",
    };
    const server = createServer((_, response) => response.end(JSON.stringify(given)));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const env = {
      PATH: [dirname(process.execPath), "/usr/bin"].join(delimiter),
      HOME: home,
      DEBUG: "httpx:*",
    };
    await using provider = await startProvider(join(extracted, NAME), env);
    using plugin = new PluginClient(provider.port, "CdnRefresh");
    expect(JSON.parse(await plugin.schema())).toEqual(schema);
    await plugin.configure({
      credentialsUri: `http://127.0.0.1:${port}/`,
      endpoints: JSON.stringify([{ cdn: emulator.api }]),
    });
    const { result } = await plugin.invoke("alicloud-refresh:index:hashAssets", { folder: origin });
    expect(result).toMatchObject({ count: 1, text: expect.stringMatching(/^[0-9a-f]{16} {2}\/app\.js\n$/) });
    const site = new Deployment(plugin, "cdn");
    const done = await site.up({
      assets: result.text,
      baseUrls: ["https://static.example.com/"],
      verify: { nodes: emulator.edge.nodes },
    });
    server.close();
    expect(done).toEqual({ operation: "create" });
    expect(site.state?.outputs).toMatchObject({ status: "complete", verified: { urls: 1, fresh: 1 } });
    expect(provider.printed()).toContain("httpx");
    expect(provider.printed()).not.toMatch(/UNMISTAKABLE/);
    expect(provider.logs.length).toBeGreaterThan(0);
  });

  it("reports the required version to a Node that is too old", () => {
    const old = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.9.0'}});";
    writeFileSync(join(folder, "old.cjs"), old);
    const run = () =>
      execFileSync(process.execPath, ["--require", join(folder, "old.cjs"), join(extracted, NAME)], {
        stdio: "pipe",
      });
    expect(run).toThrow("needs Node 22 or newer, but this is Node 20.9.0");
  });

  it("is installed by pulumi plugin install, and found by the engine", () => {
    const env = { PATH: process.env.PATH ?? "", HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const pulumi = (...args: string[]) =>
      execFileSync("pulumi", args, { cwd: folder, env, encoding: "utf8" });
    pulumi("plugin", "install", "resource", "alicloud-refresh", archive.version, "--file", archive.file);
    const text = pulumi("package", "get-schema", "alicloud-refresh");
    writeFileSync(join(folder, "schema.json"), text);
    expect(pulumi("schema", "check", "schema.json")).toBe("");
    const { resources } = JSON.parse(text);
    expect(Object.keys(resources)).toEqual(Object.keys(schema.resources));
  });
});
