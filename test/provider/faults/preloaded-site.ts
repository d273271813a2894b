import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment, type Values } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";

export const BASE = "https://static.example.com/";
const NAMES = ["a", "b", "c"];

/** A manifest with some files in this version, and the others in the first. */
export const assets = (version: number, changed: readonly string[] = NAMES) =>
  NAMES.map((name) => `0000000${changed.includes(name) ? version : 1}  /${name}\n`).join("");

/** For each test: a site of three files, deployed and preloaded once. */
export function preloadedSite(): PreloadedSite {
  const site = new PreloadedSite();
  beforeEach(() => site.begin());
  afterEach(() => site.end());
  return site;
}

class PreloadedSite {
  declare emulator: Emulator;
  declare resource: Deployment;
  /** The origin's folder. */
  declare folder: string;
  #seen = 0;

  async begin(): Promise<void> {
    this.#seen = 0;
    this.folder = mkdtempSync(join(tmpdir(), "preload-"));
    this.emulator = await startEmulator({
      origin: this.folder,
      clock: "virtual",
      startTime: laterStart(),
      taskSeconds: { visible: 2, duration: 60 },
    });
    // Time-outs are the client's own, in real time.
    const config = configOf(this.emulator, { clientReadTimeout: "300" });
    this.resource = new Deployment(inProcess(cdn, this.emulator, clockOf(this.emulator), config), "cdn");
    await this.deploy(1);
    this.emulator.clock.advance(60_000);
    this.calls();
  }

  async end(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true });
  }

  get outputs() {
    return this.resource.state?.outputs ?? {};
  }

  publish(version: number, changed: readonly string[] = NAMES): void {
    for (const name of changed) writeFileSync(join(this.folder, name), `version ${version}`);
  }

  deploy(version: number, args: Values = {}, changed: readonly string[] = NAMES) {
    this.publish(version, changed);
    return this.resource.up({ assets: assets(version, changed), baseUrls: [BASE], preload: true, ...args });
  }

  /** The calls since the last look. */
  calls() {
    const calls = this.emulator.calls().slice(this.#seen);
    this.#seen += calls.length;
    return calls;
  }

  /** The URLs of each preload call since the last look, including refused ones. */
  preloaded(): (string | undefined)[] {
    return this.calls().flatMap(({ action, parameters }) =>
      action === "PushObjectCache" ? [parameters.ObjectPath?.replaceAll(BASE, "")] : [],
    );
  }

  /** What the first visitors of all files get at all nodes, after the service has preloaded. */
  async visits(): Promise<string[]> {
    this.emulator.clock.advance(60_000);
    const seen = new Set<string>();
    for (const node of [0, 1, 2]) {
      for (const name of NAMES) {
        const { cache, body } = await this.emulator.edge.get(BASE + name, { node });
        seen.add(`${cache} ${body}`);
      }
    }
    return [...seen];
  }
}
