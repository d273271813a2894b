import type { DomainState } from "./api/account/domains";
import type { LimitOptions } from "./api/account/limits";
import type { TaskSeconds } from "./api/operations/operation";
import type { DomainRule, EdgeOptions } from "./edge";

/** An account of the emulator: one access key, its limits, its own quotas and tasks. */
export interface AccountOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** When given, every request of this key must carry it. */
  readonly securityToken?: string;
  /** A disabled key is refused. Default false. */
  readonly disabled?: boolean;
  /** What differs from the emulator's `limits`. */
  readonly limits?: LimitOptions;
}

/** A domain of the emulator: its state for the API, its cache rules for the edge. */
export interface DomainOptions extends DomainRule {
  /** Default "online". The API refuses to refresh others. */
  readonly state?: DomainState;
}

/** How an emulator is started. Every option has a default. */
export interface EmulatorOptions {
  /** Port of the API. Default 0: any free one. */
  readonly port?: number;
  /** Port of the edge. Default 0: any free one. */
  readonly edgePort?: number;
  /** "virtual": time stands still until `clock.advance`. Default "real". */
  readonly clock?: "real" | "virtual";
  /** How many times faster than real time passes; with clock "real" only. Default 1. */
  readonly speed?: number;
  /** Where a virtual clock starts, ms since the epoch. Default: now. */
  readonly startTime?: number;
  /**
   * Whose time a request's time stamp may differ from by 15 minutes at most. Default "machine": clients stamp with the
   * machine's time, however fast the emulator's passes.
   */
  readonly timestamps?: "machine" | "emulator";
  /** Default: one account with documented keys. The first one's keys are `credentials`. */
  readonly accounts?: readonly AccountOptions[];
  /** What differs from the documented limits, by product, for all accounts. */
  readonly limits?: LimitOptions;
  /** Whether calls per second are limited, counted by the emulator's clock. Default true. */
  readonly rates?: boolean;
  /**
   * How long tasks take, in seconds of the emulator's time. Default: complete after 5 (the service: 300 to 360), visible
   * to the task operations after 2, or when they are complete if that is sooner.
   */
  readonly taskSeconds?: Partial<TaskSeconds>;
  /** By name. */
  readonly domains?: Readonly<Record<string, DomainOptions>>;
  /** Whether domains that are not in `domains` are the account's too. Default "accepted". */
  readonly otherDomains?: "accepted" | "unknown";
  /** The name of DCDN's task ids: the newer page's (default) or the older page's sample's. */
  readonly dcdnTaskIdName?: "RefreshTaskId" | "PushTaskId";
  /** A folder or the base URL of a web server, for every site or by site. Default: no site has one. */
  readonly origin?: EdgeOptions["origin"];
  /** Cache nodes of the edge. Default 3. */
  readonly nodes?: number;
  /** Header fields that folder origins add, Cache-Tag above all. */
  readonly headers?: EdgeOptions["headers"];
}
