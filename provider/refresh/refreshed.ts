// Public types, so they must not depend on the types of zod, which do not compile in every project.

/** How many targets of each type were refreshed, and in how many calls. */
export interface Refreshed {
  /** Individual URLs. */
  readonly files: number;
  /** Directories, with everything below them. */
  readonly directories: number;
  /** Regular expressions. */
  readonly regexes: number;
  /** URLs with all their query strings. */
  readonly ignoreParams: number;
  /** Cache tags. */
  readonly cacheTags: number;
  /** Hosts, with everything that they serve. Only at ESA. */
  readonly hostnames?: number;
  /** Whole sites. Only at ESA. */
  readonly sites?: number;
  /** Calls that the service accepted. */
  readonly calls: number;
}

/**
 * How the last refresh ended: `skipped` by `onCreate`; `submitted` if all calls were accepted; `complete` at the
 * service, known with `wait` or after `pulumi refresh`; `failed` before or at the service, or in the verification;
 * `timedOut` if it was not complete within the timeout of `wait`.
 */
export type Status = "skipped" | "submitted" | "complete" | "failed" | "timedOut";
