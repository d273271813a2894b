import type { Product } from "../products";

/**
 * What an account may do with one product. Every number can be changed; `Infinity` lifts it.
 *
 * The defaults are the documented ones (help pages as of 2026-11-20), and the looser where two pages differ:
 * the older pages have 1,000 URLs per domain and minute for CDN and DCDN, and 2,000 URLs a day for DCDN.
 */
export interface ProductLimits {
  /**
   * URLs in one call (not stated for VOD).
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  readonly urlsPerCall: number;
  /**
   * Directories in one call (not stated for VOD).
   *
   * @unit directories
   * @defaultValue `100`
   */
  readonly directoriesPerCall: number;
  /**
   * Regular expressions in one call.
   *
   * @unit regular expressions
   * @defaultValue `1`
   */
  readonly regexesPerCall: number;
  /**
   * URLs without parameters in one call: they are URLs, and no page gives a number of their own.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  readonly ignoreParamsPerCall: number;
  /**
   * Different domains in one call.
   *
   * @unit domains
   * @defaultValue `10`
   */
  readonly domainsPerCall: number;
  /**
   * URLs of one domain in one call (DCDN: older page; the newer is silent).
   *
   * @unit URLs
   * @defaultValue DCDN `100`; CDN and VOD no limit
   */
  readonly urlsPerDomainAndCall: number;
  /**
   * URLs a day.
   *
   * @unit URLs
   * @defaultValue `10000`; VOD `2000`
   */
  readonly urlsPerDay: number;
  /**
   * Directories a day.
   *
   * @unit directories
   * @defaultValue `100`
   */
  readonly directoriesPerDay: number;
  /**
   * Regular expressions a day (stated for CDN).
   *
   * @unit regular expressions
   * @defaultValue `20`
   */
  readonly regexesPerDay: number;
  /**
   * URLs without parameters a day (stated for CDN).
   *
   * @unit URLs
   * @defaultValue `100`
   */
  readonly ignoreParamsPerDay: number;
  /**
   * URLs preloaded a day.
   *
   * @unit URLs
   * @defaultValue `1000`; VOD `500`
   */
  readonly preloadsPerDay: number;
  /**
   * URLs preloaded in one call (not stated for VOD).
   *
   * @unit URLs
   * @defaultValue `100`
   */
  readonly preloadsPerCall: number;
  /**
   * URLs of an account that wait or are being preloaded (not stated for VOD).
   *
   * @unit URLs
   * @defaultValue `100000`
   */
  readonly preloadsQueued: number;
  /**
   * Calls per second of the preload operation.
   *
   * @unit calls
   * @defaultValue CDN `50`, DCDN `15`, VOD no limit
   */
  readonly preloadCallsPerSecond: number;
  /**
   * Blocked URLs; only shown in the quota (the numbers of the pages' samples).
   *
   * @unit URLs
   * @defaultValue `300`; VOD `500`
   */
  readonly blocksPerDay: number;
  /**
   * URLs of one domain a minute (VOD states none).
   *
   * @unit URLs
   * @defaultValue `10000`; VOD no limit
   */
  readonly urlsPerDomainAndMinute: number;
  /**
   * Calls per second of each refresh operation.
   *
   * @unit calls
   * @defaultValue CDN `50`, DCDN `30`, VOD no limit
   */
  readonly refreshesPerSecond: number;
  /**
   * Calls per second of the task-by-id operation.
   *
   * @unit calls
   * @defaultValue `30`
   */
  readonly taskByIdPerSecond: number;
  /**
   * Calls per second of the list of tasks (CDN's newer page: 5).
   *
   * @unit calls
   * @defaultValue CDN and DCDN `10`, VOD no limit
   */
  readonly tasksPerSecond: number;
  /**
   * Task ids in one call of the task-by-id operation.
   *
   * @unit task ids
   * @defaultValue `10`
   */
  readonly taskIdsPerCall: number;
  /**
   * Largest PageSize of the list of tasks.
   *
   * @unit tasks
   * @defaultValue CDN `100`, DCDN and VOD `50`
   */
  readonly tasksPerPage: number;
}

export type Limits = Readonly<Record<Product, ProductLimits>>;

/** Limits as a test gives them: what is left out keeps its default. */
export type LimitOptions = { readonly [product in Product]?: Partial<ProductLimits> };
