/** One node's copy of a URL, held against what the origin has now. */
export interface NodeCopy {
  readonly url: string;
  readonly node: number;
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
  /** Only this host's; default all. */
  readonly site?: string;
  /** At most so many of each node, the least recently used first; default 1,000. */
  readonly limit?: number;
}
