import type { DomainState } from "./api/account/domain-state";
import type { LimitOptions } from "./api/account/limits";
import type { SiteOptions } from "./api/esa/site-options";
import type { TaskSeconds } from "./api/operations/operation";
import type { DomainRule } from "./edge/domain-rule";
import type { ExtraHeaders } from "./edge/serve-folder";

/** An account of the emulator: one access key, its limits, its own quotas and tasks. */
export interface AccountOptions {
  /** The key's id. Required. */
  readonly accessKeyId: string;
  /** The key's secret. Required. */
  readonly accessKeySecret: string;
  /**
   * When given, every request of this key must carry it.
   *
   * @defaultValue none
   */
  readonly securityToken?: string;
  /**
   * A disabled key is refused.
   *
   * @defaultValue `false`
   */
  readonly disabled?: boolean;
  /**
   * What differs from the emulator's `limits`.
   *
   * @defaultValue nothing
   */
  readonly limits?: LimitOptions;
}

/** A domain of the emulator: its state for the API, its cache rules for the edge. */
export interface DomainOptions extends DomainRule {
  /**
   * Only domains that are online can be refreshed.
   *
   * @defaultValue `"online"`
   */
  readonly state?: DomainState;
}

/** How an emulator is started. Every option has a default. */
export interface EmulatorOptions {
  /**
   * The address that the API and the edge listen at; `0.0.0.0` for programs in other containers. The control API and the
   * page go on answering programs of this machine only.
   *
   * @defaultValue `"127.0.0.1"`, this machine alone
   */
  readonly host?: string;
  /**
   * Port of the API.
   *
   * @unit TCP port
   * @defaultValue `0`, any free one
   */
  readonly port?: number;
  /**
   * Port of the edge.
   *
   * @unit TCP port
   * @defaultValue `0`, any free one
   */
  readonly edgePort?: number;
  /**
   * Port of node 0's own address; the other nodes' follow.
   *
   * @unit TCP port
   * @defaultValue `0`, any free ones
   */
  readonly nodePort?: number;
  /**
   * `"virtual"`: time stands still until `clock.advance`.
   *
   * @defaultValue `"real"`
   */
  readonly clock?: "real" | "virtual";
  /**
   * How many times faster than real time passes; with clock `"real"` only.
   *
   * @unit seconds of the emulator's time a second
   * @defaultValue `1`
   */
  readonly speed?: number;
  /**
   * Where a virtual clock starts.
   *
   * @unit milliseconds since the epoch
   * @defaultValue now
   */
  readonly startTime?: number;
  /**
   * Whose time a request's time stamp may differ from by 15 minutes at most.
   *
   * @defaultValue `"machine"`: clients stamp with the machine's time, however fast the emulator's passes
   */
  readonly timestamps?: "machine" | "emulator";
  /**
   * The accounts. The first one's keys are `credentials`.
   *
   * @defaultValue one, with the key `emulator-access-key-id` and the secret `emulator-access-key-secret`
   */
  readonly accounts?: readonly AccountOptions[];
  /**
   * What differs from the documented limits, by product, for all accounts.
   *
   * @defaultValue the documented limits
   */
  readonly limits?: LimitOptions;
  /**
   * Whether calls per second are limited, counted by the emulator's clock.
   *
   * @defaultValue `true`
   */
  readonly rates?: boolean;
  /**
   * How long tasks take, by the emulator's clock.
   *
   * @defaultValue complete after 5 seconds (the service: 300 to 360), visible to the task operations after 2
   */
  readonly taskSeconds?: Partial<TaskSeconds>;
  /**
   * Domains, by name.
   *
   * @defaultValue none is declared, see `otherDomains`
   */
  readonly domains?: Readonly<Record<string, DomainOptions>>;
  /**
   * Whether domains that are not in `domains` are the account's too.
   *
   * @defaultValue `"accepted"`
   */
  readonly otherDomains?: "accepted" | "unknown";
  /**
   * Sites of the account at ESA, by name.
   *
   * @defaultValue none
   */
  readonly sites?: Readonly<Record<string, SiteOptions>>;
  /**
   * The name of DCDN's task ids: the newer page's, or that of the older page's sample.
   *
   * @defaultValue `"RefreshTaskId"`
   */
  readonly dcdnTaskIdName?: "RefreshTaskId" | "PushTaskId";
  /**
   * A folder or the base URL of a web server, for every site or by site.
   *
   * @defaultValue no site has one
   */
  readonly origin?: string | Readonly<Record<string, string>>;
  /**
   * Cache nodes of the edge.
   *
   * @unit nodes
   * @defaultValue `3`
   */
  readonly nodes?: number;
  /**
   * Header fields that folder origins add, Cache-Tag above all.
   *
   * @defaultValue none
   */
  readonly headers?: ExtraHeaders;
}
