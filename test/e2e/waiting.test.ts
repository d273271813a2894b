import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { accountEnv } from "../support/account-env";
import { Project } from "../support/project";

const PROGRAM = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
const objectPaths = ["a", "b", "c"].map((name) => "https://" + name + ".example.com/");
new CdnRefresh("site", { objectPaths, objectType: "Directory", trigger: "v1", limits: { domainsPerCall: 1 }, wait: true });
`;

interface Diagnostic {
  readonly urn?: string;
  readonly message: string;
  readonly severity: string;
  readonly ephemeral?: boolean;
}

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 4 } });
});
afterAll(() => emulator?.close());

/** A project whose CLI has the flag --event-log. */
function projectWithEvents(): Project {
  const env = { ...accountEnv(emulator), PULUMI_DEBUG_COMMANDS: "true" };
  const project = new Project("index.mjs", { "index.mjs": PROGRAM }, env);
  project.init();
  return project;
}

/** What was reported to the engine, in order. */
function diagnosticsIn(eventLog: string): Diagnostic[] {
  const events = readFileSync(eventLog, "utf8").trim().split("\n");
  return events.flatMap((line) => JSON.parse(line).diagnosticEvent ?? []);
}

it("shows on the resource's row how far it is, and keeps one line of the outcome", async () => {
  using project = projectWithEvents();
  const log = join(project.folder, "events.log");
  const { code, output } = await project.up("--event-log", log);
  expect(code, output).toBe(0);
  const told = diagnosticsIn(log).filter(({ urn }) => urn?.endsWith(":CdnRefresh::site"));
  const moving = told.filter(({ ephemeral }) => ephemeral).map(({ message }) => message.trim());
  expect(moving[0]).toMatch(/^0 of 3 tasks finished, \d+%$/);
  expect(moving.every((line) => /^[0-3] of 3 tasks finished, \d+%$/.test(line))).toBe(true);
  const staying = told.filter(({ ephemeral }) => !ephemeral).map(({ message }) => message.trim());
  expect(staying).toEqual(["refreshed 3 directories in 3 calls; complete at the service"]);
  expect(output).toContain("refreshed 3 directories in 3 calls; complete at the service");
});

it("shows on the row that a domain is being configured, and waits for it", async () => {
  using project = projectWithEvents();
  emulator.faults.add({ kind: "error", code: "ServiceBusy", action: "RefreshObjectCaches", times: 2 });
  const log = join(project.folder, "events.log");
  const { code, output } = await project.up("--event-log", log);
  expect(code, output).toBe(0);
  const moving = diagnosticsIn(log).filter(({ ephemeral }) => ephemeral);
  const retries = moving
    .map(({ message }) => message.trim())
    .filter((text) => text.startsWith("ServiceBusy"));
  expect(retries).toEqual([
    expect.stringMatching(
      /^ServiceBusy: retry 1 in 1 s, giving up after (?:300|299) s \(RefreshObjectCaches\)$/,
    ),
    expect.stringMatching(
      /^ServiceBusy: retry 2 in [12] s, giving up after (?:300|29\d) s \(RefreshObjectCaches\)$/,
    ),
  ]);
});
