import type { IncomingMessage } from "node:http";
import type { CallRecord } from "./api/calls";
import { control } from "./api/control";
import { type QuotaOptions, setQuota } from "./api/control/quota";
import { controlRoutes } from "./api/control/routes";
import { type TaskView, taskViews } from "./api/control/task-view";
import type { FaultOptions } from "./api/faults";
import { handle } from "./api/handler";
import { startServer } from "./api/server";
import { type OwnedClock, realClock, type VirtualClock, virtualClock } from "./clock";
import { type Edge, startEdge } from "./edge";
import type { AccountOptions, DomainOptions, EmulatorOptions } from "./options";
import { createBackend } from "./start-api";
import { Feed } from "./watch/feed";
import { emulatorScene } from "./watch/scene";

export type { DomainState } from "./api/account/domains";
export type { LimitOptions, ProductLimits } from "./api/account/limits";
export type { TaskSeconds } from "./api/operations/operation";
export type { DomainRule, Edge, EdgeOptions } from "./edge";
export type { CopiesOptions, NodeCopy } from "./edge/node-copy";
export type { Visit, VisitOptions } from "./edge/visit";
export type {
  AccountOptions,
  CallRecord,
  DomainOptions,
  EmulatorOptions,
  FaultOptions,
  QuotaOptions,
  TaskView,
};

/** An access key of the emulator, as a client needs it. */
export interface EmulatorCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** A running emulator: the vendor's API, and the edge it refreshes, both on 127.0.0.1. */
export interface Emulator {
  /** Base URL of the API: the endpoint of cdn, dcdn and vod alike. */
  readonly api: string;
  /** The edge, which really serves stale bytes until a refresh reaches its nodes. */
  readonly edge: Pick<Edge, "url" | "get" | "copies">;
  /** Of the first account. */
  readonly credentials: EmulatorCredentials;
  /** Every call received, oldest first (the last 100,000). */
  calls(): CallRecord[];
  /** Every submission of the last three days, oldest first; merged ones share a task id. */
  tasks(): TaskView[];
  readonly faults: {
    /** Adds one. Throws zod's error when it cannot be understood. */
    add(fault: FaultOptions): void;
    /** Drops those that have not struck. */
    clear(): void;
  };
  readonly quota: {
    /** Sets what is left for the rest of the day (UTC+8). Throws when it cannot be understood. */
    set(quota: QuotaOptions): void;
  };
  readonly clock: {
    /** The emulator's time, ms since the epoch. */
    now(): number;
    /** Moves a virtual clock on; what becomes due happens on the way. Throws when the clock is not virtual. */
    advance(ms: number): void;
  };
  /** Stops listening, cuts every connection and drops every timer. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ACCOUNT: AccountOptions = {
  accessKeyId: "emulator-access-key-id",
  accessKeySecret: "emulator-access-key-secret",
};

/**
 * Starts an emulator. Give it back with `close()` or `await using`.
 *
 * @throws TypeError for an origin that is neither a folder nor a URL; RangeError for a speed that is not above 0;
 * node's own error when a port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = createClock(options);
  const edge = await startEdge({ ...edgeOptions(options), clock });
  const [account = ACCOUNT, ...others] = options.accounts ?? [];
  const backend = createBackend(options, [account, ...others], clock, edge.sink);
  const feed = new Feed(emulatorScene(backend, clock, edge));
  const answers = {
    vendor: (message: IncomingMessage) => handle(message, backend),
    control: control(controlRoutes(backend, clock, edge), feed, backend.maxBodyBytes),
  };
  const server = await startServer(answers, clock, "127.0.0.1", options.port ?? 0).catch(async (error) => {
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

function edgeOptions({ origin, nodes, headers, domains, edgePort }: EmulatorOptions) {
  return {
    origin: origin ?? {},
    domains: domains ?? {},
    port: edgePort ?? 0,
    ...(nodes === undefined ? {} : { nodes }),
    ...(headers === undefined ? {} : { headers }),
  };
}

function credentialsOf({ accessKeyId, accessKeySecret, securityToken }: AccountOptions): EmulatorCredentials {
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}
