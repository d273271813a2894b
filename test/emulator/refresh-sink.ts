/** One accepted submission as the edge sees it. */
export interface AcceptedRefresh {
  readonly taskId: string;
  readonly objectType: "File" | "Directory" | "Regex" | "IgnoreParams" | "CacheTag" | "Hostname" | "All";
  /** Object paths, the cache tags, hosts, or the site. */
  readonly paths: readonly string[];
  /** For CacheTag. */
  readonly domainName?: string;
  /** Of ESA: the site, which CacheTag and All are about in a domain's place. */
  readonly siteName?: string;
  readonly force: boolean;
  /** Emulator time of acceptance, ms since the epoch. */
  readonly acceptedAt: number;
  /** Emulator time by which every node has applied it, ms since the epoch. */
  readonly completesAt: number;
  /** The node, or every node where it is not given, that applies it at another time; Infinity: never. */
  readonly straggler?: { readonly node?: number | undefined; readonly appliesAt: number };
}

/** One accepted preload as the edge sees it. */
export interface AcceptedPreload {
  /** URLs, or host and path. */
  readonly paths: readonly string[];
  /** Header fields that the nodes send to the origin, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Emulator time by which every node has fetched them, ms since the epoch. */
  readonly completesAt: number;
}

/** What the API side tells of each submission that will reach the edge. */
export interface RefreshSink {
  accepted(refresh: AcceptedRefresh): void;
  preload(preload: AcceptedPreload): void;
}
