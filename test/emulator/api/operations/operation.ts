import type { Clock } from "../../clock";
import type { RefreshSink } from "../../refresh-sink";
import type { Account } from "../account/account";
import type { Domains } from "../account/domains";
import type { KeyRing } from "../account/keys";
import type { Limits } from "../account/limits";
import type { Sites } from "../esa/sites";
import type { Product, Service } from "../products";
import type { AnswerBody } from "../protocol/answer";
import { invalid, missing } from "../protocol/errors";
import type { TaskStore } from "../tasks/store";
import type { FailedStatus } from "../tasks/task";

/** How long a task takes, in seconds of the emulator's time. */
export interface TaskSeconds {
  /**
   * Until the task operations know of it. The service: about 2.
   *
   * @unit seconds
   * @defaultValue `2`, or `duration` if that is less
   */
  readonly visible: number;
  /**
   * Until it is complete. The service: 300 to 360.
   *
   * @unit seconds
   * @defaultValue `5`
   */
  readonly duration: number;
}

/** What a fault does to the tasks of the call it hit. */
export type TaskFate = "fails" | "neverEnds" | "late";

/** What an operation works with. */
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
  /** Of a task that fails: its status in the end. */
  readonly taskStatus?: FailedStatus;
  /** The node that applies what is submitted so long after the task is complete; Infinity: never. */
  readonly straggler?: { readonly node: number | undefined; readonly seconds: number };
}

/** A call of one of the refresh products. */
export interface ProductCall extends Call {
  readonly product: Product;
}

export interface Result {
  readonly body: AnswerBody;
  /** Of the operations that submit: the ids of what was accepted. */
  readonly taskIds?: readonly string[];
}

export interface Operation {
  readonly service: Service;
  readonly action: string;
  /** The one method it is called by. Default: GET or POST. */
  readonly method?: "GET" | "POST";
  /** What it submits, if anything: only then can its tasks be hit by faults. */
  readonly submits: "refresh" | "preload" | false;
  /** Whether it is called without a signature. Default false. */
  readonly anonymous?: boolean;
  /** The calls per second the account may make. */
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

/** The parameter's value; an empty one counts as not given. */
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
