import type { Input } from "@pulumi/pulumi";

/** How any refresh is made: what all the resources' arguments have in common. */
export interface RefreshOptions {
  /**
   * Whether edges also drop what the origin says is unchanged. A refresh of directories, regular expressions,
   * `IgnoreParams` or cache tags only marks copies as expired, and an origin's 304 keeps them; the service ignores this
   * for `File`, which always drops (help page RefreshObjectCaches, read 2026-11-20).
   *
   * @defaultValue `false`
   */
  force?: Input<boolean | undefined>;
  /**
   * What the first `pulumi up` does: refresh everything declared, or nothing, for caches that are empty anyway. A
   * replacement is a first `up`, too.
   *
   * @defaultValue `"refresh"`
   */
  onCreate?: Input<"refresh" | "skip" | undefined>;
  /**
   * Whether `pulumi up` waits until the service has completed the refresh, which takes five to six minutes (help page
   * RefreshObjectCaches, read 2026-11-20): `false` returns when all calls are accepted, `true` waits 900 seconds at
   * most, and an object says how long. When that time is over, the refresh goes on at the service, the update fails
   * (see `onFailure`), and the next `pulumi up` waits on.
   *
   * @defaultValue `false`
   */
  wait?: Input<boolean | WaitOptions | undefined>;
  /**
   * What a refresh that failed does to the deployment: `"error"` fails it, `"warn"` lets it succeed with a warning. What
   * is unfinished stays `pending` either way, and the next `pulumi up` goes on from there.
   *
   * @defaultValue `"error"`
   */
  onFailure?: Input<"error" | "warn" | undefined>;
}

/** How long to wait for a refresh to complete. */
export interface WaitOptions {
  /**
   * The longest time to wait, above 0. Required.
   *
   * @unit seconds
   */
  timeoutSeconds: Input<number>;
}
