// What programs read of a refresh: public, and so without a type of zod, whose declarations not every project takes.

/** How many of each type were refreshed, and by how many calls. */
export interface Refreshed {
  /** URLs, each alone. */
  readonly files: number;
  /** Directories, with all below them. */
  readonly directories: number;
  /** Regular expressions. */
  readonly regexes: number;
  /** URLs, each with all its query strings. */
  readonly ignoreParams: number;
  /** Cache tags. */
  readonly cacheTags: number;
  /** Hosts, each with all it serves; only at ESA. */
  readonly hostnames?: number;
  /** Whole sites; only at ESA. */
  readonly sites?: number;
  /** Calls that the service accepted. */
  readonly calls: number;
}

/**
 * How the last refresh ended: `skipped` by `onCreate`; `submitted`, all calls accepted; `complete`, with `wait` or found
 * so by `pulumi refresh`; `failed` at the service, before it, or when it was verified; `timedOut`, no longer waited for.
 */
export type Status = "skipped" | "submitted" | "complete" | "failed" | "timedOut";
