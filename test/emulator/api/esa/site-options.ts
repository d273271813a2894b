/** What a site is purged by, as ESA's operations name it. */
export type PurgeType = "file" | "directory" | "ignoreParams" | "hostname" | "cachetag" | "purgeall";

/** A plan of ESA: how much of each type a day holds. */
export type SitePlan = "free" | "basic" | "standard" | "advanced" | "enterprise";

/** A site of the account at ESA: a domain with all its subdomains. */
export interface SiteOptions {
  /**
   * The site's plan.
   *
   * @defaultValue `"free"`
   */
  readonly plan?: SitePlan;
  /**
   * What a day holds, by type, in the place of the plan's numbers.
   *
   * @unit URLs, directories, hosts, tags or whole sites, by the type
   * @defaultValue the plan's
   */
  readonly perDay?: Readonly<Partial<Record<PurgeType, number>>>;
  /**
   * As ListSites answers it. Only an active site can be purged.
   *
   * @defaultValue `"active"`
   */
  readonly status?: "active" | "pending" | "offline" | "moved";
}

/** What is left of a site's quota for the rest of the day (UTC+8). */
export interface SiteQuotaOptions {
  /** The site's name. Required. */
  readonly site: string;
  /** Whose quota is set. Required. */
  readonly type: PurgeType;
  /**
   * What may still be purged. Required.
   *
   * @unit URLs, directories, hosts, tags or whole sites, by the type
   */
  readonly remain: number;
}
