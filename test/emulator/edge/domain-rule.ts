/** The cache configuration of a domain, which its owner sets in the console. */
export interface DomainRule {
  /**
   * The TTL of responses without max-age and Expires.
   *
   * @unit seconds
   * @defaultValue `2592000`, 30 days
   */
  readonly ttlSeconds?: number;
  /**
   * The TTL of responses with status 404, 405, 410, 414 or 501 without max-age and Expires.
   *
   * @unit seconds
   * @defaultValue `60`
   */
  readonly notFoundTtlSeconds?: number;
  /**
   * Whether `ttlSeconds` overrides the origin's max-age and Expires, but not its no-cache.
   *
   * @defaultValue `false`
   */
  readonly overridesOrigin?: boolean;
  /**
   * Whether a URL has one copy for all query strings ("Ignore Parameters").
   *
   * @defaultValue `false`
   */
  readonly ignoreQuery?: boolean;
}
