import type { Clock } from "../../../provider/effects/clock";
import type { Service } from "../../../provider/services/service";
import {
  type CallRecord,
  type DomainState,
  type Emulator,
  type FaultOptions,
  startEmulator,
} from "../../emulator";
import { type LoggedNode, loggedNode } from "../../support/logged-node";
import type { Fault } from "./moves";
import { BASES, type Files, MISTYPED, publish } from "./site";

/** After so long every task is through, those that are listed late too. */
export const QUIET_SECONDS = 20;
const HOUR = 3_600_000;
const FOR_EVER = { ttlSeconds: 1e9, notFoundTtlSeconds: 1e9 };
/** So that only the moves make a quota short. */
const NO_LIMIT = { directoriesPerDay: 1e6, ignoreParamsPerDay: 1e6 };

/** The second site's name ends in that of the first. */
const SITES = ["example.com", "two.example.com"];
const PLAN = { plan: "enterprise", perDay: { directory: 1e6, ignoreParams: 1e6 } } as const;

let accounts = 0;

/** The service, the edge and the origin, in virtual time. */
export class World implements AsyncDisposable {
  /** The provider's: its first pause in an `up` is a moment at which anything can happen. */
  readonly clock: Clock;
  /** What is at the origin. */
  served: Files = new Map();
  onPause: (() => Promise<void>) | undefined;
  readonly #changedAt = new Map<string, number>();
  readonly #refused = new Set<string>([MISTYPED]);
  #lowUntil = 0;

  private constructor(
    readonly service: Service,
    readonly emulator: Emulator,
    readonly nodes: readonly LoggedNode[],
    private readonly folder: string,
  ) {
    const sleep = async (ms: number) => {
      emulator.clock.advance(ms);
      await this.happen();
    };
    this.clock = { now: emulator.clock.now, sleep, random: () => 0 };
  }

  /** The origin's folder is empty, and is left so. */
  static async start(service: Service, folder: string): Promise<World> {
    const emulator = await startEmulator({
      origin: folder,
      clock: "virtual",
      startTime: Date.UTC(2026, 10, 20, 4),
      nodes: 2,
      taskSeconds: { visible: 2, duration: 5 },
      limits: { cdn: NO_LIMIT, dcdn: NO_LIMIT, vod: NO_LIMIT },
      sites: Object.fromEntries(SITES.map((site) => [site, PLAN])),
      otherDomains: "unknown",
      domains: Object.fromEntries(BASES.map((base) => [new URL(base).hostname, FOR_EVER])),
      // The process paces calls by account, and every world begins at the same time.
      accounts: [{ accessKeyId: `model-${accounts++}`, accessKeySecret: "secret" }],
    });
    const nodes = await Promise.all(emulator.edge.nodes.map(loggedNode));
    return new World(service, emulator, nodes, folder);
  }

  get now(): number {
    return this.clock.now();
  }

  /** What was to happen at the next pause happens now, and once. */
  async happen(): Promise<void> {
    const happens = this.onPause;
    this.onPause = undefined;
    await happens?.();
  }

  pass(seconds: number): void {
    this.emulator.clock.advance(seconds * 1_000);
  }

  /** Uploads the files, and returns the paths that changed. */
  publish(files: Files): string[] {
    const changed = publish(this.folder, this.served, files);
    for (const path of changed) this.#changedAt.set(path, Math.floor(this.now));
    this.served = files;
    return changed;
  }

  /** When what the origin has for the URL changed last. */
  readonly changedAt = (url: string) => this.#changedAt.get(new URL(url).pathname) ?? 0;

  setQuota(UrlRemain: number, DirRemain: number): void {
    const { product } = this.service;
    if (product !== "esa") this.emulator.quota.set({ product, UrlRemain, DirRemain });
    else
      for (const site of SITES) {
        this.emulator.sites.setQuota({ site, type: "file", remain: UrlRemain });
        this.emulator.sites.setQuota({ site, type: "directory", remain: DirRemain });
      }
    this.#markLow();
  }

  /** Whether the rest of the day's quota may be too small. */
  get isQuotaLow(): boolean {
    return this.now < this.#lowUntil;
  }

  setDomain(base: string, state: DomainState): void {
    this.emulator.domains.set(new URL(base).hostname, state);
    if (state === "online") this.#refused.delete(base);
    else this.#refused.add(base);
  }

  /** Whether the service takes no refresh of the URL's domain. */
  readonly isRefused = (url: string) => [...this.#refused].some((base) => url.startsWith(base));

  inject({ on, ...fault }: Fault): void {
    if (on === "edge") {
      this.emulator.faults.add(fault);
      return;
    }
    const action = this.service.actions[on];
    if (action) this.emulator.faults.add({ ...fault, action } as FaultOptions);
    if (fault.kind === "quotaSpent") this.#markLow();
  }

  /** The refresh calls since the log had so many. */
  refreshCalls(since: number): CallRecord[] {
    const calls = this.emulator.calls().slice(since);
    return calls.filter(({ action }) => action === this.service.actions.refresh);
  }

  /** The URLs that were asked for since the last look, without their schemes, by the node's number. */
  visited(): Set<string>[] {
    return this.nodes.map(({ visits }) => new Set(visits.splice(0).map(({ url }) => url)));
  }

  async [Symbol.asyncDispose]() {
    for (const node of this.nodes) node[Symbol.dispose]();
    await this.emulator.close();
    this.publish(new Map());
  }

  /** Until quotas are reset at 00:00 UTC+8, but for at least an hour, since a fault can strike late. */
  #markLow(): void {
    this.#lowUntil = Math.ceil((this.now + 9 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR;
  }
}
