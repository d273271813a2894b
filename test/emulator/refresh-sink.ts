/** An accepted refresh, for the edge. */
export interface AcceptedRefresh {
  readonly taskId: string;
  readonly objectType: "File" | "Directory" | "Regex" | "IgnoreParams" | "CacheTag" | "Hostname" | "All";
  /** Object paths, the cache tags, hosts, or the site. */
  readonly paths: readonly string[];
  /** The domain, for CacheTag. */
  readonly domainName?: string;
  /** The site, at ESA: CacheTag and All apply to it instead of a domain. */
  readonly siteName?: string;
  readonly force: boolean;
  /** When it was accepted (emulator time, ms since the epoch). */
  readonly acceptedAt: number;
  /** When every node has applied it (emulator time, ms since the epoch). */
  readonly completesAt: number;
  /** The node, or all nodes if none is given, that applies it at another time. Infinity means never. */
  readonly straggler?: { readonly node?: number | undefined; readonly appliesAt: number };
}

/** An accepted preload, for the edge. */
export interface AcceptedPreload {
  /** URLs, or host and path. */
  readonly paths: readonly string[];
  /** Headers of the nodes' requests to the origin, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** When every node has fetched them (emulator time, ms since the epoch). */
  readonly completesAt: number;
}

/** Takes the submissions that reach the edge. */
export interface RefreshSink {
  accepted(refresh: AcceptedRefresh): void;
  preload(preload: AcceptedPreload): void;
}
