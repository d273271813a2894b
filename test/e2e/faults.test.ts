import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, type FaultOptions, startEmulator } from "../emulator";
import { descendants, killAll } from "../support/processes";
import type { CliRun } from "../support/project";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PROGRAM = `
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { folder, options } = JSON.parse(readFileSync("args.json", "utf8"));
new CdnRefresh("site", {
  assets: hashAssets(folder),
  baseUrls: ["https://static.example.com/"],
  limits: { urlsPerCall: 1 },
  ...options,
});
`;
const NAMES = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"];
const DEPLOYMENTS = Number(process.env.E2E_DEPLOYMENTS ?? 2);
const SEED = Number(process.env.E2E_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** What goes wrong in a deployment: a fault of the service, or a process that is killed after some calls. */
type Trouble =
  | { readonly fault: FaultOptions }
  | { readonly kill: "provider" | "CLI"; readonly afterCalls: number };

const code = fc.constantFrom(
  "Forbidden.RAM",
  "QuotaExceeded.Refresh",
  "InvalidDomain.Offline",
  "ServiceUnavailable",
);
const fault = fc.record({
  kind: fc.constantFrom(
    "error" as const,
    "html" as const,
    "reset" as const,
    "empty" as const,
    "noTaskId" as const,
  ),
  when: fc.constantFrom("before" as const, "after" as const),
  code,
  skip: fc.nat(4),
  action: fc.constant("RefreshObjectCaches"),
});
const kill = fc.record({ kill: fc.constantFrom("provider" as const, "CLI" as const), afterCalls: fc.nat(4) });
const deployment = fc.record({
  edited: fc.subarray(NAMES, { minLength: 2 }),
  trouble: fc.oneof(fc.record({ fault }), kill) as fc.Arbitrary<Trouble>,
  visited: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.nat(2)), { maxLength: 6 }),
});

describe(`random deployments under the real engine (E2E_SEED=${SEED})`, () => {
  let emulator: Emulator;
  let site: RefreshStack;
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const visit = (name: string, node: number) =>
    emulator.edge.get(`https://static.example.com/${name}`, { node });
  const refreshes = () => emulator.calls().filter(({ action }) => action === "RefreshObjectCaches").length;

  /** Runs `up` into trouble. */
  async function deploy(trouble: Trouble): Promise<CliRun> {
    if ("fault" in trouble) {
      emulator.faults.add(trouble.fault);
      return site.project.up();
    }
    const target = refreshes() + trouble.afterCalls + 1;
    const { process: cli, ended } = site.project.start("up", "--yes", "--skip-preview");
    let isOver = false;
    void ended.finally(() => {
      isOver = true;
    });
    // A slow response keeps the provider at this call for long enough to be killed there.
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "slow", skip: trouble.afterCalls });
    while (!isOver && (refreshes() < target || below(cli.pid).length === 0)) await setTimeout(10);
    const all = below(cli.pid);
    if (trouble.kill === "CLI") cli.kill("SIGKILL");
    const killed = all.filter(
      ({ command }) => trouble.kill === "CLI" || command.includes("dynamic-provider"),
    );
    if (!isOver) expect(killed).not.toEqual([]);
    killAll(killed);
    return ended;
  }
  const below = (pid: number | undefined) => (pid === undefined ? [] : descendants(pid));

  /** Runs `up` until it goes well, as a person would: with `pulumi cancel` where the engine was killed. */
  async function recover(killed: boolean): Promise<void> {
    emulator.faults.clear();
    if (killed) await site.project.pulumi("cancel", "--yes");
    const run = await site.project.up();
    expect(run.code, run.output).toBe(0);
  }

  beforeAll(async () => {
    for (const name of NAMES) writeFileSync(join(folder, name), `first ${name}`);
    emulator = await startEmulator({ origin: folder, taskSeconds: { visible: 0, duration: 0 } });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "program" });
    site.set({ folder });
    expect((await site.project.up()).code).toBe(0);
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(
    fc.sample(deployment, { numRuns: DEPLOYMENTS, seed: SEED }).map((one, index) => ({ ...one, index })),
  )("$index: $edited into $trouble", async ({ edited, trouble, visited, index }) => {
    for (const name of NAMES) for (const node of [0, 1, 2]) await visit(name, node);
    for (const name of edited) writeFileSync(join(folder, name), `version ${index} of ${name}`);
    const run = await deploy(trouble);
    for (const [name, node] of visited) await visit(name, node);
    if (run.code !== 0) await recover("kill" in trouble && trouble.kill === "CLI");
    emulator.faults.clear();
    for (const name of NAMES) {
      const now = (await emulator.edge.get(`https://static.example.com/${name}`)).body.toString();
      for (const node of [0, 1, 2])
        expect((await visit(name, node)).body.toString(), `${name} at ${node}`).toBe(now);
      if (edited.includes(name)) expect(now).toBe(`version ${index} of ${name}`);
    }
    const again = await site.project.up();
    expect(again.output).toContain("2 unchanged");
  });

  it("finishes what it does at ^C, and leaves nothing to do", async () => {
    for (const name of NAMES) writeFileSync(join(folder, name), `interrupted ${name}`);
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "slow", times: 2 });
    const before = refreshes();
    const { process: cli, ended } = site.project.start("up", "--yes", "--skip-preview");
    while (refreshes() === before) await setTimeout(10);
    cli.kill("SIGINT");
    await ended;
    expect(refreshes() - before).toBe(5);
    emulator.faults.clear();
    expect((await site.project.up()).output).toContain("2 unchanged");
  });
});
