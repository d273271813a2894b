import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { leaksIn } from "../support/leaks";
import { type LoggedNode, loggedNode } from "../support/logged-node";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { folder, manifest, ...args } = JSON.parse(readFileSync("args.json", "utf8"));
const assets = manifest ?? hashAssets(folder);
export const verified = new CdnRefresh("site", { assets, baseUrls: ["https://static.example.com/"], ...args }).verified;
`;
const PAGE = "https://static.example.com/page.html";
const COOKIE = "session-of-a-visitor-0123456789";

describe("a deployment that is verified", () => {
  let emulator: Emulator;
  let stack: RefreshStack;
  let logged: LoggedNode[];
  const folder = mkdtempSync(join(tmpdir(), "verified-"));
  const origin = join(folder, "site");
  let version = 0;

  beforeAll(async () => {
    mkdirSync(origin);
    emulator = await startEmulator({
      origin,
      taskSeconds: { visible: 0, duration: 0 },
      headers: () => ({ "set-cookie": `id=${COOKIE}`, "cache-control": "public, max-age=3600" }),
    });
    logged = await Promise.all(emulator.edge.nodes.map(loggedNode));
    stack = await refreshStack(emulator, "index.mjs", PROGRAM, {
      inline: "both",
      env: { PULUMI_DEBUG_COMMANDS: "true" },
    });
    await stack.encryptKeys();
    publish({ "page.html": "page", "gone.html": "gone", "same.html": "same" });
    await up({});
  });
  afterAll(async () => {
    stack?.[Symbol.dispose]();
    for (const node of logged ?? []) node[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    emulator.faults.clear();
    for (const name of ["page.html", "gone.html", "same.html"])
      for (const node of [0, 1, 2]) await emulator.edge.get(`https://static.example.com/${name}`, { node });
    for (const { visits } of logged) visits.length = 0;
  });

  const publish = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(origin, name), text);
  };
  const edit = () => publish({ "page.html": `page ${++version}` });
  const run = async (command: "up" | "preview", args: object, ...options: string[]) => {
    const verify = { nodes: logged.map(({ address }) => address), timeoutSeconds: 3 };
    stack.set({ folder: origin, verify, ...args });
    const { code, output } = await stack.project[command](...options);
    return { failed: code !== 0, output };
  };
  const up = async (args: object, ...options: string[]) => {
    const { failed, output } = await run("up", args, ...options);
    expect(failed, output).toBe(false);
    return output;
  };
  const failure = async (args: object) => {
    const { failed, output } = await run("up", args);
    expect(failed, output).toBe(true);
    return output;
  };
  const asked = () =>
    logged.map(({ visits }) => visits.splice(0).map(({ method, url }) => `${method} ${url}`));
  it("costs one GET for each URL that changed, and node, and shows how far it is", async () => {
    edit();
    const log = join(folder, "events.log");
    const output = await up({}, "--event-log", log);
    expect(output).toContain("refreshed 1 file in 1 call; complete at the service; verified 1 URL");
    expect(asked()).toEqual(Array(3).fill(["GET static.example.com/page.html"]));
    expect(stack.resource().outputs).toMatchObject({ status: "complete", verified: { urls: 1, fresh: 1 } });
    expect(output).toMatch(/verified *: \{/);
    expect(readFileSync(log, "utf8")).toContain("verified 1 of 1");
    const quiet = await up({});
    expect(quiet).toContain("unchanged");
    expect(asked()).toEqual([[], [], []]);
  });

  it("finds a refresh that came before the upload, and the next up makes it good", async () => {
    emulator.faults.add({ kind: "originOld" });
    edit();
    const output = await failure({});
    expect(output).toContain("Visitors do not get what was deployed: of 1 URL, 1 is different.");
    expect(output).toMatch(
      /- https:\/\/static\.example\.com\/page\.html at http\S+: other bytes, from the origin \(X-Cache: /,
    );
    expect(output).toContain("most likely the upload came after the refresh: set `dependsOn`");
    expect(stack.resource().outputs).toMatchObject({ status: "failed", pending: `submit File ${PAGE}` });
    emulator.faults.clear();
    expect((await run("preview", {})).output).toContain("`pulumi up` sends 1 file: https://static");
    await up({});
    expect(stack.resource().outputs).toMatchObject({ status: "complete", verified: { urls: 1, fresh: 1 } });
    expect(stack.resource().outputs.pending).toBeUndefined();
  });

  it("is an error of the preview when the manifest has other hashes", async () => {
    const { failed, output } = await run("preview", { manifest: `${"0".repeat(64)}  /page.html\n` });
    expect(failed).toBe(true);
    expect(output).toContain("assets: line 1 has no hash of 16 hex digits");
  });

  it("keeps nothing of cookies, bodies and keys", async () => {
    emulator.faults.add({ kind: "originOld" });
    publish({ "page.html": "a body that is nobody's business" });
    const output = await failure({});
    emulator.faults.clear();
    await up({});
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    const headers = JSON.stringify(logged.flatMap(({ visits }) => visits.map((visit) => visit.headers)));
    const secrets = { cookie: COOKIE, body: "nobody's business" };
    expect(
      leaksIn(stack.project.folder, { output, headers, state: stack.project.export() }, secrets),
    ).toEqual([]);
    expect(leaksIn(folder, { headers }, { accessKeyId, accessKeySecret })).toEqual([]);
  });
});
