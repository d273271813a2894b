import type { Input } from "@pulumi/pulumi";

/** How a refresh is carried out. These options are common to all resources. */
export interface RefreshOptions {
  /**
   * Whether edge nodes also drop copies that the origin reports as unchanged. A refresh of directories, regular
   * expressions, `IgnoreParams` or cache tags only marks copies as expired, and a 304 response of the origin keeps
   * them. The service ignores this option for `File`, which always drops copies (help page RefreshObjectCaches, read
   * 2026-11-20).
   *
   * @defaultValue `false`
   */
  force?: Input<boolean | undefined>;
  /**
   * What the first `pulumi up` does: `"refresh"` refreshes everything that is declared, `"skip"` refreshes nothing, for
   * caches that are still empty. Replacing a resource counts as its first `pulumi up`.
   *
   * @defaultValue `"refresh"`
   */
  onCreate?: Input<"refresh" | "skip" | undefined>;
  /**
   * Whether `pulumi up` waits until the service has completed the refresh, which usually takes five to six minutes
   * (help page RefreshObjectCaches, read 2026-11-20). `false` returns when all calls are accepted, `true` waits for up
   * to 900 seconds, an object sets another limit. After a timeout the refresh continues at the service, the update
   * fails (see `onFailure`), and the next `pulumi up` continues to wait.
   *
   * @defaultValue `false`
   */
  wait?: Input<boolean | WaitOptions | undefined>;
  /**
   * How a failed refresh affects the deployment: `"error"` fails it, `"warn"` lets it succeed with a warning. In both
   * cases unfinished work stays `pending`, and the next `pulumi up` continues from there.
   *
   * @defaultValue `"error"`
   */
  onFailure?: Input<"error" | "warn" | undefined>;
}

/** How long to wait for a refresh to complete. */
export interface WaitOptions {
  /**
   * The maximum time to wait, greater than 0. Required.
   *
   * @unit seconds
   */
  timeoutSeconds: Input<number>;
}
