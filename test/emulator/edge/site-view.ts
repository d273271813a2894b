/**
 * The state of a node's copy compared with the origin. "expired": the node revalidates the copy before it serves it
 * again. "unchecked": the origin was not queried yet. "unknown": the origin does not respond.
 */
export type CopyState = "fresh" | "stale" | "expired" | "unchecked" | "unknown";

/** A URL of a site, or a variant of it, at the origin and at every node. */
export interface UrlView {
  readonly url: string;
  /** The variant, such as "accept-encoding: gzip". "" if the response has no Vary header. */
  readonly variant: string;
  /** The origin's response: the status and the SHA-256 of the body in hex. "" if it is not known. */
  readonly origin: string;
  /** By node: its copy in the same form, or null. */
  readonly copies: readonly ({ readonly state: CopyState; readonly content: string } | null)[];
}

/** The copies of one site. */
export interface SiteView {
  readonly site: string;
  /** By node: the number of copies in each state. */
  readonly nodes: readonly Readonly<Record<CopyState, number>>[];
  /** The number of URLs with a copy at any node. */
  readonly urls: number;
  /** By stable keys, those with stale copies first. */
  readonly rows: readonly (readonly [key: string, row: UrlView])[];
}
