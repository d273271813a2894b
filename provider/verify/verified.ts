// A public type, so it must not depend on the types of zod, which do not compile in every project.

/**
 * How many URLs were requested after the refresh, and with what result. With several nodes, the worst result counts.
 */
export interface Verified {
  /** URLs that were requested: all that changed, or a sample of them, see `verify`. */
  readonly urls: number;
  /** URLs with the deployed content, or without content if the file was removed. */
  readonly fresh: number;
  /** URLs with content from before the refresh. */
  readonly stale: number;
  /** URLs with other content that is not from before the refresh: from the origin, or changed by the edge. */
  readonly different: number;
  /** URLs that were not found. */
  readonly missing: number;
  /** URLs that could not be checked, for example: no response, no permission, a redirect, a body that is too large. */
  readonly unknown: number;
}
