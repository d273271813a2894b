/** The cache configuration of one domain, as its owner sets it in the console. */
export interface DomainRule {
  /**
   * TTL of what the origin sends without max-age or Expires.
   *
   * @unit seconds
   * @defaultValue `2592000`, 30 days
   */
  readonly ttlSeconds?: number;
  /**
   * TTL of 404, 405, 410, 414 and 501 without max-age or Expires.
   *
   * @unit seconds
   * @defaultValue `60`
   */
  readonly notFoundTtlSeconds?: number;
  /**
   * Whether `ttlSeconds` outranks the origin's max-age and Expires (never its no-cache).
   *
   * @defaultValue `false`
   */
  readonly overridesOrigin?: boolean;
  /**
   * Whether all query strings of a URL share one copy ("Ignore Parameters").
   *
   * @defaultValue `false`
   */
  readonly ignoreQuery?: boolean;
}
