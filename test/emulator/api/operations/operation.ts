import type { Clock } from "../../clock";
import type { RefreshSink } from "../../refresh-sink";
import type { Account } from "../account/account";
import type { Domains } from "../account/domains";
import type { KeyRing } from "../account/keys";
import type { Limits } from "../account/limits";
import type { Sites } from "../esa/sites";
import type { Product, Service } from "../products";
import { invalid, missing } from "../protocol/errors";
import type { ResponseBody } from "../protocol/response";
import type { TaskStore } from "../tasks/store";
import type { FailedStatus } from "../tasks/task";

/** How long a task takes, in seconds of the emulator's time. */
export interface TaskSeconds {
  /**
   * Until the task operations list it. At the service about 2.
   *
   * @unit seconds
   * @defaultValue `2`, or `duration` if that is less
   */
  readonly visible: number;
  /**
   * Until it is complete. At the service 300 to 360.
   *
   * @unit seconds
   * @defaultValue `5`
   */
  readonly duration: number;
}

/** The effect of a fault on the tasks of a call. */
export type TaskFate = "fails" | "neverEnds" | "late";

/** What operations use. */
export interface Services {
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly domains: Domains;
  readonly sites: Sites;
  readonly tasks: TaskStore;
  readonly taskSeconds: TaskSeconds;
  readonly sink: RefreshSink;
  readonly dcdnTaskIdName: "RefreshTaskId" | "PushTaskId";
}

/** One authenticated call. */
export interface Call {
  readonly parameters: ReadonlyMap<string, string>;
  readonly account: Account;
  readonly now: number;
  readonly taskFate?: TaskFate;
  /** The final status, if the task fails. */
  readonly taskStatus?: FailedStatus;
  /** The node that applies the refresh this many seconds after the task is complete; Infinity means never. */
  readonly straggler?: { readonly node: number | undefined; readonly seconds: number };
}

/** A call of one of the refresh products. */
export interface ProductCall extends Call {
  readonly product: Product;
}

export interface Result {
  readonly body: ResponseBody;
  /** Only of operations that submit: the ids of the accepted tasks. */
  readonly taskIds?: readonly string[];
}

export interface Operation {
  readonly service: Service;
  readonly action: string;
  /** The only HTTP method that it accepts. Default: GET and POST. */
  readonly method?: "GET" | "POST";
  /** What it submits, if anything: only then do faults of tasks apply to it. */
  readonly submits: "refresh" | "preload" | false;
  /** Whether it is called without a signature. Default false. */
  readonly anonymous?: boolean;
  /** How many calls per second the account may make. */
  readonly callsPerSecond: (limits: Limits) => number;
  readonly run: (call: Call, services: Services) => Result;
}

/** The operation's `run` for one product. */
export function forProduct(
  product: Product,
  run: (call: ProductCall, services: Services) => Result,
): Operation["run"] {
  return (call, services) => run({ ...call, product }, services);
}

/** The value of a parameter. An empty one counts as not given. */
export function optional(call: Call, name: string): string | undefined {
  return call.parameters.get(name) || undefined;
}

export function required(call: Call, name: string): string {
  const value = optional(call, name);
  if (value === undefined) throw missing(name);
  return value;
}

/** Clients write booleans as true or True. */
export function flag(call: Call, name: string): boolean {
  const value = optional(call, name)?.toLowerCase() ?? "false";
  if (value !== "true" && value !== "false") throw invalid(name);
  return value === "true";
}
