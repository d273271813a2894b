// What programs read of a verification: public, and so without a type of zod, whose declarations not every project takes.

/** How many URLs were visited after the refresh, and what was found: of several nodes, the worst. */
export interface Verified {
  /** URLs that were visited: all that changed, or a sample of them, see `verify`. */
  readonly urls: number;
  /** URLs with the bytes that were deployed; without any where the file was removed. */
  readonly fresh: number;
  /** URLs that a node still serves as they were before the refresh. */
  readonly stale: number;
  /** URLs with other bytes that are not from before the refresh: the origin's, or changed on the way. */
  readonly different: number;
  /** URLs that are not found. */
  readonly missing: number;
  /** URLs of which nothing can be told: no answer, no right to see them, a redirect. */
  readonly unknown: number;
}
