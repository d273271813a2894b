import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, type FaultOptions, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment, type Values } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";

const BASE = "https://static.example.com/";
export const URLS = ["a.js", "b.js", "c.js"].map((name) => `${BASE}${name}`);
/** One URL a call. */
export const ARGS = { objectPaths: URLS, limits: { urlsPerCall: 1 } };

/** For each test, a new site whose first deployment every node has cached, and a second one that may meet a fault. */
export function secondDeployment(): SecondDeployment {
  const second = new SecondDeployment();
  beforeEach(() => second.begin());
  afterEach(() => second.end());
  return second;
}

class SecondDeployment {
  declare emulator: Emulator;
  declare site: Deployment;
  declare folder: string;
  #seen = 0;

  async begin(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), "faults-"));
    this.emulator = await startEmulator({
      origin: this.folder,
      clock: "virtual",
      startTime: laterStart(),
      taskSeconds: { visible: 2, duration: 60 },
    });
    // Time-outs are the client's own, in real time.
    const config = configOf(this.emulator, { clientReadTimeout: "300" });
    this.site = new Deployment(inProcess(cdn, this.emulator, clockOf(this.emulator), config), "cdn");
    this.publish("first");
    await this.site.up({ ...ARGS, trigger: "first" });
    this.emulator.clock.advance(60_000);
    expect(await this.served()).toEqual(["first"]);
    this.#seen = this.emulator.calls().length;
  }

  async end(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true });
  }

  publish(version: string): void {
    for (const url of URLS) writeFileSync(join(this.folder, url.replace(BASE, "")), version);
  }

  /** Makes the second deployment, with a fault that lets one refresh call pass. */
  async deploy(fault: Partial<FaultOptions> | undefined, args: Values = {}) {
    if (fault) this.emulator.faults.add({ action: "RefreshObjectCaches", skip: 1, ...fault } as FaultOptions);
    this.publish("second");
    return this.site.up({ ...ARGS, trigger: "second", ...args });
  }

  /** The versions that the nodes serve. */
  async served(): Promise<string[]> {
    const bodies = new Set<string>();
    for (const node of [0, 1, 2]) {
      for (const url of URLS) bodies.add((await this.emulator.edge.get(url, { node })).body.toString());
    }
    return [...bodies];
  }

  /** The files of the refresh calls that were accepted since the last look. */
  accepted(): (string | undefined)[] {
    const calls = this.emulator.calls().slice(this.#seen);
    this.#seen += calls.length;
    const refreshes = calls.filter((call) => call.accepted && call.action.startsWith("Refresh"));
    return refreshes.map(({ parameters }) => parameters.ObjectPath?.replace(BASE, ""));
  }
}
