import type { Product } from "../products";

/**
 * The limits of an account for one product. Every number can be changed; `Infinity` removes a limit.
 *
 * The defaults are the documented ones (help pages as of 2026-11-20). Where two pages differ, the larger number is
 * used: the older pages allow 1,000 URLs per domain and minute for CDN and DCDN, and 2,000 URLs per day for DCDN.
 */
export interface ProductLimits {
  /**
   * URLs per call (not documented for VOD).
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  readonly urlsPerCall: number;
  /**
   * Directories per call (not documented for VOD).
   *
   * @unit directories
   * @defaultValue `100`
   */
  readonly directoriesPerCall: number;
  /**
   * Regular expressions per call.
   *
   * @unit regular expressions
   * @defaultValue `1`
   */
  readonly regexesPerCall: number;
  /**
   * URLs without parameters per call. Not documented; the default is that of URLs.
   *
   * @unit URLs
   * @defaultValue `1000`
   */
  readonly ignoreParamsPerCall: number;
  /**
   * Different domains per call.
   *
   * @unit domains
   * @defaultValue `10`
   */
  readonly domainsPerCall: number;
  /**
   * URLs of the same domain per call (DCDN: only on the older page).
   *
   * @unit URLs
   * @defaultValue DCDN `100`; CDN and VOD no limit
   */
  readonly urlsPerDomainAndCall: number;
  /**
   * URLs per day.
   *
   * @unit URLs
   * @defaultValue `10000`; VOD `2000`
   */
  readonly urlsPerDay: number;
  /**
   * Directories per day.
   *
   * @unit directories
   * @defaultValue `100`
   */
  readonly directoriesPerDay: number;
  /**
   * Regular expressions per day (documented for CDN only).
   *
   * @unit regular expressions
   * @defaultValue `20`
   */
  readonly regexesPerDay: number;
  /**
   * URLs without parameters per day (documented for CDN only).
   *
   * @unit URLs
   * @defaultValue `100`
   */
  readonly ignoreParamsPerDay: number;
  /**
   * Preloaded URLs per day.
   *
   * @unit URLs
   * @defaultValue `1000`; VOD `500`
   */
  readonly preloadsPerDay: number;
  /**
   * Preloaded URLs per call (not documented for VOD).
   *
   * @unit URLs
   * @defaultValue `100`
   */
  readonly preloadsPerCall: number;
  /**
   * Pending preloads of an account (not documented for VOD).
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
   * Blocked URLs per day. Only reported as a quota; the numbers are those of the pages' samples.
   *
   * @unit URLs
   * @defaultValue `300`; VOD `500`
   */
  readonly blocksPerDay: number;
  /**
   * URLs of the same domain per minute (not documented for VOD).
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
   * Calls per second of the operation that lists tasks (CDN's newer page: 5).
   *
   * @unit calls
   * @defaultValue CDN and DCDN `10`, VOD no limit
   */
  readonly tasksPerSecond: number;
  /**
   * Task ids per call of the task-by-id operation.
   *
   * @unit task ids
   * @defaultValue `10`
   */
  readonly taskIdsPerCall: number;
  /**
   * The maximum PageSize of the operation that lists tasks.
   *
   * @unit tasks
   * @defaultValue CDN `100`, DCDN and VOD `50`
   */
  readonly tasksPerPage: number;
}

export type Limits = Readonly<Record<Product, ProductLimits>>;

/** Limits that differ from the defaults, by product. */
export type LimitOptions = { readonly [product in Product]?: Partial<ProductLimits> };
