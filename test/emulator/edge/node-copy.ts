/** One node's copy of a URL, compared with the origin. */
export interface NodeCopy {
  /** The absolute URL, as requested. */
  readonly url: string;
  /** The node, starting at 0. */
  readonly node: number;
  /** The HTTP status of the stored response. */
  readonly status: number;
  /** The SHA-256 of the stored body, in hex. */
  readonly hash: string;
  /** "stale" if the origin's response differs, "unknown" if the origin does not respond. */
  readonly state: "fresh" | "stale" | "unknown";
  /** Whether the node revalidates the copy before it serves it again. */
  readonly expired: boolean;
}

/** Which copies to compare. */
export interface CopiesOptions {
  /**
   * Only copies of this host.
   *
   * @defaultValue all hosts
   */
  readonly site?: string;
  /**
   * The maximum number of copies per node, the least recently used first.
   *
   * @unit copies
   * @defaultValue `1000`
   */
  readonly limit?: number;
}
