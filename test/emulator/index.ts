/**
 * An emulator of the refresh operations and of the edge that they refresh, for tests of your own stack.
 *
 * @module pulumi-alicloud-refresh/emulator
 */
import "../../provider/node-version";

import type { IncomingMessage } from "node:http";
import type { DomainState } from "./api/account/domain-state";
import type { CallRecord } from "./api/calls";
import { control } from "./api/control";
import { setQuota } from "./api/control/quota";
import type { QuotaOptions } from "./api/control/quota-options";
import { controlRoutes } from "./api/control/routes";
import { siteQuotaSchema } from "./api/control/sites";
import { type TaskView, taskViews } from "./api/control/task-view";
import type { PurgeType, SiteOptions, SitePlan, SiteQuotaOptions } from "./api/esa/site-options";
import type { FaultKind, FaultOptions } from "./api/fault-options";
import { handle } from "./api/handler";
import { startServer } from "./api/server";
import { type OwnedClock, realClock, type VirtualClock, virtualClock } from "./clock";
import { startEdge } from "./edge";
import type { Edge } from "./edge/edge";
import { LOCAL_HOST } from "./listening";
import type { AccountOptions, DomainOptions, EmulatorOptions } from "./options";
import { createBackend } from "./start-api";
import { Feed } from "./watch/feed";
import { emulatorScene } from "./watch/scene";

export type { LimitOptions, ProductLimits } from "./api/account/limits";
export type { TaskSeconds } from "./api/operations/operation";
export type { Product, RefreshedProduct } from "./api/products";
export type { TaskStatus } from "./api/tasks/task";
export type { DomainRule } from "./edge/domain-rule";
export type { CopiesOptions, NodeCopy } from "./edge/node-copy";
export type { ExtraHeaders } from "./edge/serve-folder";
export type { Visit, VisitOptions } from "./edge/visit";
export type {
  AccountOptions,
  CallRecord,
  DomainOptions,
  DomainState,
  Edge,
  EmulatorOptions,
  FaultKind,
  FaultOptions,
  PurgeType,
  QuotaOptions,
  SiteOptions,
  SitePlan,
  SiteQuotaOptions,
  TaskView,
};

/** An access key for the emulator. */
export interface EmulatorCredentials {
  /** For `ALICLOUD_ACCESS_KEY`. */
  readonly accessKeyId: string;
  /** For `ALICLOUD_SECRET_KEY`. */
  readonly accessKeySecret: string;
  /** For `ALICLOUD_SECURITY_TOKEN`, if the account has one. */
  readonly securityToken?: string;
}

/** A running emulator: the vendor's API, and the edge that it refreshes. */
export interface Emulator {
  /** The base URL of the API, which is the endpoint of cdn, dcdn, vod and esa. */
  readonly api: string;
  /** The edge, which serves stale content until a refresh reaches its nodes. */
  readonly edge: Edge;
  /** The access key of the first account. */
  readonly credentials: EmulatorCredentials;
  /** All calls, oldest first (the last 100,000). */
  calls(): CallRecord[];
  /** All submissions of the last three days, oldest first. Merged ones have the same task id. */
  tasks(): TaskView[];
  /** Faults of the next calls, and of the edge. */
  readonly faults: {
    /**
     * Adds a fault. Throws a ZodError if it is invalid, and a RangeError if 10,000 faults are waiting, if the node does
     * not exist, and for `originOld` without an origin that is a folder.
     */
    add(fault: FaultOptions): void;
    /** Drops all faults, including those of the edge that last. */
    clear(): void;
  };
  /** What is left of the daily quotas. */
  readonly quota: {
    /** Sets what is left for the rest of the day (UTC+8). Throws if the options are invalid. */
    set(quota: QuotaOptions): void;
  };
  /** The account's domains. */
  readonly domains: {
    /** Sets the state of a domain, and declares it if necessary. Throws if the state does not exist. */
    set(domain: string, state: DomainState): void;
  };
  /** The account's sites at ESA. */
  readonly sites: {
    /** Sets what is left for the rest of the day (UTC+8). Throws if the site does not exist. */
    setQuota(quota: SiteQuotaOptions): void;
  };
  /** The emulator's time. */
  readonly clock: {
    /** The current time, in milliseconds since the epoch. */
    now(): number;
    /**
     * Advances a virtual clock by some milliseconds. Everything that becomes due happens in order. Throws a RangeError
     * if the clock is not virtual.
     */
    advance(ms: number): void;
  };
  /** Closes all servers, connections and timers. */
  close(): Promise<void>;
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

const ACCOUNT: AccountOptions = {
  accessKeyId: "emulator-access-key-id",
  accessKeySecret: "emulator-access-key-secret",
};

/**
 * Starts an emulator. Close it with `close()` or `await using`.
 *
 * @param options - What it emulates, and on which ports.
 * @returns the running emulator.
 * @throws TypeError if an origin is neither a folder nor a URL; RangeError if the speed is not greater than 0; Node's
 * error if a port is in use.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = LOCAL_HOST } = options;
  const clock = createClock(options);
  const edge = await startEdge({ ...edgeOptions(options), clock });
  const [account = ACCOUNT, ...others] = options.accounts ?? [];
  const backend = createBackend(options, [account, ...others], clock, edge);
  const feed = new Feed(emulatorScene(backend, clock, edge));
  const handlers = {
    vendor: (message: IncomingMessage) => handle(message, backend),
    control: control(controlRoutes(backend, clock, edge), feed, backend.maxBodyBytes),
  };
  const server = await startServer(handlers, clock, host, options.port ?? 0).catch(async (error) => {
    await edge.close();
    throw error;
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    feed.close();
    closing ??= Promise.all([server.close(), edge.close()]).then(() => clock.close());
    return closing;
  };
  return {
    api: server.url,
    edge,
    credentials: credentialsOf(account),
    calls: () => backend.calls.list(),
    tasks: () => taskViews(backend.services.tasks, clock.now()),
    faults: { add: (fault) => backend.faults.add(fault), clear: () => backend.faults.clear() },
    quota: { set: (quota) => setQuota(backend.gate.keys, clock.now(), quota) },
    domains: { set: (domain, state) => backend.services.domains.set(domain, state) },
    sites: {
      setQuota: (quota) => backend.services.sites.setQuota(siteQuotaSchema.parse(quota), clock.now()),
    },
    clock: { now: clock.now, advance: (ms) => advance(clock, ms) },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function createClock({ clock, speed, startTime }: EmulatorOptions): OwnedClock | VirtualClock {
  return clock === "virtual" ? virtualClock(startTime) : realClock(speed);
}

function advance(clock: OwnedClock | VirtualClock, ms: number): void {
  if (!("advance" in clock)) throw new RangeError('clock.advance: start the emulator with clock: "virtual"');
  clock.advance(ms);
}

function edgeOptions(options: EmulatorOptions) {
  const { origin, nodes, headers, domains, sites, edgePort, nodePort, host = LOCAL_HOST } = options;
  return {
    host,
    origin: origin ?? {},
    domains: domains ?? {},
    sites: Object.keys(sites ?? {}),
    port: edgePort ?? 0,
    nodePort: nodePort ?? 0,
    ...(nodes === undefined ? {} : { nodes }),
    ...(headers === undefined ? {} : { headers }),
  };
}

function credentialsOf({ accessKeyId, accessKeySecret, securityToken }: AccountOptions): EmulatorCredentials {
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}
