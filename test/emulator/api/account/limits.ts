import { PRODUCTS, type Product } from "../products";

/**
 * What an account may do with one product. Every number can be changed; `Infinity` lifts it.
 *
 * The defaults are the documented ones (help pages as of 2026-11-20), and the looser where two pages differ:
 * the older pages have 1,000 URLs per domain and minute for CDN and DCDN, and 2,000 URLs a day for DCDN.
 */
export interface ProductLimits {
  /** Default 1,000 (not stated for VOD). */
  readonly urlsPerCall: number;
  /** Default 100 (not stated for VOD). */
  readonly directoriesPerCall: number;
  /** Default 1. */
  readonly regexesPerCall: number;
  /** Default 1,000: they are URLs, and no page gives a number of their own. */
  readonly ignoreParamsPerCall: number;
  /** Default 10. */
  readonly domainsPerCall: number;
  /** URLs of one domain in one call. Default 100 for DCDN (older page; the newer is silent), else no limit. */
  readonly urlsPerDomainAndCall: number;
  /** Default 10,000; VOD 2,000. */
  readonly urlsPerDay: number;
  /** Default 100. */
  readonly directoriesPerDay: number;
  /** Default 20 (stated for CDN). */
  readonly regexesPerDay: number;
  /** Default 100 (stated for CDN). */
  readonly ignoreParamsPerDay: number;
  /** Only shown in the quota. Default 1,000; VOD 500. */
  readonly preloadsPerDay: number;
  /** Only shown in the quota. Default 300; VOD 500 (the numbers of the pages' samples). */
  readonly blocksPerDay: number;
  /** Default 10,000; no limit for VOD, which states none. */
  readonly urlsPerDomainAndMinute: number;
  /** Calls per second of the refresh operations, each. Default CDN 50, DCDN 30, VOD no limit. */
  readonly refreshesPerSecond: number;
  /** Calls per second of the task-by-id operation. Default 30. */
  readonly taskByIdPerSecond: number;
  /** Calls per second of the list of tasks. Default CDN 10 (newer page: 5), DCDN 10, VOD no limit. */
  readonly tasksPerSecond: number;
  /** Task ids in one call of the task-by-id operation. Default 10. */
  readonly taskIdsPerCall: number;
  /** Largest PageSize of the list of tasks. Default CDN 100, DCDN and VOD 50. */
  readonly tasksPerPage: number;
}

export type Limits = Readonly<Record<Product, ProductLimits>>;

/** Limits as a test gives them: what is left out keeps its default. */
export type LimitOptions = { readonly [product in Product]?: Partial<ProductLimits> };

const CDN: ProductLimits = {
  urlsPerCall: 1000,
  directoriesPerCall: 100,
  regexesPerCall: 1,
  ignoreParamsPerCall: 1000,
  domainsPerCall: 10,
  urlsPerDomainAndCall: Number.POSITIVE_INFINITY,
  urlsPerDay: 10_000,
  directoriesPerDay: 100,
  regexesPerDay: 20,
  ignoreParamsPerDay: 100,
  preloadsPerDay: 1000,
  blocksPerDay: 300,
  urlsPerDomainAndMinute: 10_000,
  refreshesPerSecond: 50,
  taskByIdPerSecond: 30,
  tasksPerSecond: 10,
  taskIdsPerCall: 10,
  tasksPerPage: 100,
};

const DEFAULTS: Limits = {
  cdn: CDN,
  dcdn: { ...CDN, urlsPerDomainAndCall: 100, refreshesPerSecond: 30, tasksPerPage: 50 },
  vod: {
    ...CDN,
    urlsPerDay: 2000,
    preloadsPerDay: 500,
    blocksPerDay: 500,
    urlsPerDomainAndMinute: Number.POSITIVE_INFINITY,
    refreshesPerSecond: Number.POSITIVE_INFINITY,
    tasksPerSecond: Number.POSITIVE_INFINITY,
    tasksPerPage: 50,
  },
};

/** The defaults, changed by each of the options in turn. */
export function withDefaults(...options: (LimitOptions | undefined)[]): Limits {
  const entries = PRODUCTS.map((product) => [
    product,
    Object.assign({}, DEFAULTS[product], ...options.map((option) => option?.[product])),
  ]);
  return Object.fromEntries(entries) as Limits;
}
