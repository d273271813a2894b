import type { DomainState } from "./api/account/domain-state";
import type { LimitOptions } from "./api/account/limits";
import type { SiteOptions } from "./api/esa/site-options";
import type { TaskSeconds } from "./api/operations/operation";
import type { DomainRule } from "./edge/domain-rule";
import type { ExtraHeaders } from "./edge/serve-folder";

/** An account of the emulator: an access key, with its own limits, quotas and tasks. */
export interface AccountOptions {
  /** The access key id. Required. */
  readonly accessKeyId: string;
  /** The access key secret. Required. */
  readonly accessKeySecret: string;
  /**
   * The security token that every request with this key must contain.
   *
   * @defaultValue none
   */
  readonly securityToken?: string;
  /**
   * Whether the key is disabled, so that requests with it are refused.
   *
   * @defaultValue `false`
   */
  readonly disabled?: boolean;
  /**
   * Limits that differ from the emulator's `limits`.
   *
   * @defaultValue none
   */
  readonly limits?: LimitOptions;
}

/** A domain of the emulator: its state for the API, its cache rules for the edge. */
export interface DomainOptions extends DomainRule {
  /**
   * The state. Only online domains can be refreshed.
   *
   * @defaultValue `"online"`
   */
  readonly state?: DomainState;
}

/** The options of an emulator. Each has a default. */
export interface EmulatorOptions {
  /**
   * The address at which the API and the edge listen; `0.0.0.0` for programs in other containers. The control API and
   * the page always serve only programs on this machine.
   *
   * @defaultValue `"127.0.0.1"`, only this machine
   */
  readonly host?: string;
  /**
   * The port of the API.
   *
   * @unit TCP port
   * @defaultValue `0`, a free one
   */
  readonly port?: number;
  /**
   * The port of the edge.
   *
   * @unit TCP port
   * @defaultValue `0`, a free one
   */
  readonly edgePort?: number;
  /**
   * The port of node 0's own address. The other nodes use the following ports.
   *
   * @unit TCP port
   * @defaultValue `0`, free ones
   */
  readonly nodePort?: number;
  /**
   * The emulator's clock. With `"virtual"`, time stands still until `clock.advance`.
   *
   * @defaultValue `"real"`
   */
  readonly clock?: "real" | "virtual";
  /**
   * How many times faster than real time the emulator's time passes. Only with clock `"real"`.
   *
   * @unit seconds of the emulator's time per second
   * @defaultValue `1`
   */
  readonly speed?: number;
  /**
   * The start of a virtual clock.
   *
   * @unit milliseconds since the epoch
   * @defaultValue now
   */
  readonly startTime?: number;
  /**
   * The clock with which a request's time stamp is compared; a difference of up to 15 minutes is accepted.
   *
   * @defaultValue `"machine"`, since clients use the machine's time
   */
  readonly timestamps?: "machine" | "emulator";
  /**
   * The accounts. The first one's keys are `credentials`.
   *
   * @defaultValue one, with the key `emulator-access-key-id` and the secret `emulator-access-key-secret`
   */
  readonly accounts?: readonly AccountOptions[];
  /**
   * Limits that differ from the documented ones, by product, for all accounts.
   *
   * @defaultValue the documented limits
   */
  readonly limits?: LimitOptions;
  /**
   * Whether calls per second are limited, according to the emulator's clock.
   *
   * @defaultValue `true`
   */
  readonly rates?: boolean;
  /**
   * How long tasks take, according to the emulator's clock.
   *
   * @defaultValue complete after 5 seconds (at the service 300 to 360), listed by the task operations after 2
   */
  readonly taskSeconds?: Partial<TaskSeconds>;
  /**
   * The declared domains, by name.
   *
   * @defaultValue none, see `otherDomains`
   */
  readonly domains?: Readonly<Record<string, DomainOptions>>;
  /**
   * Whether domains that are not declared belong to the account.
   *
   * @defaultValue `"accepted"`
   */
  readonly otherDomains?: "accepted" | "unknown";
  /**
   * The sites of the account at ESA, by name.
   *
   * @defaultValue none
   */
  readonly sites?: Readonly<Record<string, SiteOptions>>;
  /**
   * The name of DCDN's task ids, which differs between the page and its sample.
   *
   * @defaultValue `"RefreshTaskId"`
   */
  readonly dcdnTaskIdName?: "RefreshTaskId" | "PushTaskId";
  /**
   * What the edge serves: a folder or the base URL of a web server, for all sites or by site.
   *
   * @defaultValue none
   */
  readonly origin?: string | Readonly<Record<string, string>>;
  /**
   * The number of cache nodes.
   *
   * @unit nodes
   * @defaultValue `3`
   */
  readonly nodes?: number;
  /**
   * Headers that folder origins add, such as Cache-Tag.
   *
   * @defaultValue none
   */
  readonly headers?: ExtraHeaders;
}
