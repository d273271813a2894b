/**
 * How a node's copy of a URL stands against the origin. "expired": the node asks the origin before it serves the copy
 * again. "unchecked": the origin was not asked yet. "unknown": the origin cannot be asked.
 */
export type CopyState = "fresh" | "stale" | "expired" | "unchecked" | "unknown";

/** One URL of a site, or one variant of it, at the origin and at every node. */
export interface UrlView {
  readonly url: string;
  /** The request's values that the answer varies on, such as "accept-encoding: gzip"; "" when on none. */
  readonly variant: string;
  /** What the origin answers: status and SHA-256 of the body, hex; "" when that is not known. */
  readonly origin: string;
  /** By node: what its copy holds, in the same form, or null where it has none. */
  readonly copies: readonly ({ readonly state: CopyState; readonly content: string } | null)[];
}

/** What the nodes hold of one site. */
export interface SiteView {
  readonly site: string;
  /** By node: how many copies are in which state. */
  readonly nodes: readonly Readonly<Record<CopyState, number>>[];
  /** URLs that any node holds. */
  readonly urls: number;
  /** Those with stale copies first; each with a key that stays. */
  readonly rows: readonly (readonly [key: string, row: UrlView])[];
}
