/** A type of purge, by its name at ESA. */
export type PurgeType = "file" | "directory" | "ignoreParams" | "hostname" | "cachetag" | "purgeall";

/** A plan of ESA, which determines the daily quotas. */
export type SitePlan = "free" | "basic" | "standard" | "advanced" | "enterprise";

/** A site of the account at ESA: a domain including its subdomains. */
export interface SiteOptions {
  /**
   * The site's plan.
   *
   * @defaultValue `"free"`
   */
  readonly plan?: SitePlan;
  /**
   * Daily quotas by type that differ from the plan's.
   *
   * @unit URLs, directories, hosts, tags or whole sites, by the type
   * @defaultValue the plan's
   */
  readonly perDay?: Readonly<Partial<Record<PurgeType, number>>>;
  /**
   * The status in ListSites. Only an active site can be purged.
   *
   * @defaultValue `"active"`
   */
  readonly status?: "active" | "pending" | "offline" | "moved";
}

/** What is left of one of a site's quotas for the rest of the day (UTC+8). */
export interface SiteQuotaOptions {
  /** The site's name. Required. */
  readonly site: string;
  /** The type of purge. Required. */
  readonly type: PurgeType;
  /**
   * How many may still be purged. Required.
   *
   * @unit URLs, directories, hosts, tags or whole sites, by the type
   */
  readonly remain: number;
}
