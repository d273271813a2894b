import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { hashAssets } from "../../../provider/assets/hash-assets";
import type { Clock } from "../../../provider/effects/clock";
import { cdn } from "../../../provider/services/cdn";
import type { Service } from "../../../provider/services/service";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment, type Values } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { type LoggedNode, loggedNode } from "../../support/logged-node";

export const BASE = "https://static.example.com/";

/** One visit of each path at each of the three nodes, as `asked` lists them. */
export const visitsOf = (...paths: string[]) =>
  paths.flatMap((path) => [0, 1, 2].map((node) => `GET ${path} at ${node}`)).sort();

/** A site in virtual time, deployed and in every node's cache; its second deployment is what a test is about. */
export class DeployedSite {
  readonly site: Deployment;
  readonly nodes: readonly string[];
  /** Called before each pause of the provider. */
  onSleep: (() => unknown) | undefined;

  private constructor(
    readonly emulator: Emulator,
    readonly folder: string,
    readonly logged: readonly LoggedNode[],
    service: Service,
    clockFrom: (clock: Clock) => Clock,
  ) {
    this.nodes = logged.map(({ address }) => address);
    const virtual = clockOf(emulator);
    const sleep = async (ms: number) => {
      this.onSleep?.();
      await virtual.sleep(ms);
    };
    const clock = clockFrom({ ...virtual, sleep });
    this.site = new Deployment(inProcess(service, emulator, clock, configOf(emulator)), service.product);
  }

  static async start(
    files: Record<string, string>,
    args: Values = {},
    service: Service = cdn,
    clockFrom = (clock: Clock) => clock,
  ): Promise<DeployedSite> {
    const folder = mkdtempSync(join(tmpdir(), "verify-"));
    const emulator = await startEmulator({
      origin: folder,
      clock: "virtual",
      taskSeconds: { visible: 2, duration: 60 },
    });
    const logged = await Promise.all(emulator.edge.nodes.map(loggedNode));
    const site = new DeployedSite(emulator, folder, logged, service, clockFrom);
    onTestFinished(async () => {
      for (const node of logged) node[Symbol.dispose]();
      await emulator.close();
      rmSync(folder, { recursive: true });
    });
    site.publish(files);
    await site.up({ verify: false, ...args });
    emulator.clock.advance(60_000);
    await site.visit(...Object.keys(files));
    emulator.clock.advance(3_600_000);
    return site;
  }

  publish(files: Record<string, string | undefined>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      if (text === undefined) rmSync(join(this.folder, name));
      else writeFileSync(join(this.folder, name), text);
    }
  }

  /** Requests every path from every node. */
  async visit(...paths: string[]): Promise<void> {
    for (const node of [0, 1, 2])
      for (const path of paths) await this.emulator.edge.get(BASE + path, { node });
  }

  args(args: Values = {}): Values {
    const verify = { nodes: this.nodes };
    return { assets: hashAssets(this.folder).text, baseUrls: [BASE], verify, ...args };
  }

  up(args: Values = {}) {
    return this.site.up(this.args(args));
  }

  get outputs(): Values {
    return this.site.state?.outputs ?? {};
  }

  /** The provider's requests to the nodes since the last look, sorted. */
  asked(): string[] {
    const all = this.logged.flatMap(({ visits }, node) =>
      visits.splice(0).map(({ method, url }) => `${method} ${url.replace(/^[^/]*/, "")} at ${node}`),
    );
    return all.sort();
  }

  /** The object paths of the refresh calls. */
  refreshed(): string[] {
    const calls = this.emulator.calls().filter(({ action }) => action.startsWith("Refresh"));
    return calls.map(({ parameters }) => String(parameters.ObjectPath).replaceAll(BASE, "/"));
  }
}
