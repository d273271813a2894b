/** One node's copy of a URL, held against what the origin has now. */
export interface NodeCopy {
  /** Absolute, as visited. */
  readonly url: string;
  /** The node, counted from 0. */
  readonly node: number;
  /** HTTP status of the stored answer. */
  readonly status: number;
  /** SHA-256 of the stored body, hex. */
  readonly hash: string;
  /** "stale": the origin answers something else now. "unknown": the origin cannot be asked. */
  readonly state: "fresh" | "stale" | "unknown";
  /** Whether the node asks the origin before it serves this copy again. */
  readonly expired: boolean;
}

/** Which copies to compare. */
export interface CopiesOptions {
  /**
   * Only this host's.
   *
   * @defaultValue every host's
   */
  readonly site?: string;
  /**
   * At most so many of each node, the least recently used first.
   *
   * @unit copies
   * @defaultValue `1000`
   */
  readonly limit?: number;
}
