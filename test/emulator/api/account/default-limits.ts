import { PRODUCTS } from "../products";
import type { LimitOptions, Limits, ProductLimits } from "./limits";

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
  preloadsPerCall: 100,
  preloadsQueued: 100_000,
  preloadCallsPerSecond: 50,
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
  dcdn: {
    ...CDN,
    urlsPerDomainAndCall: 100,
    refreshesPerSecond: 30,
    preloadCallsPerSecond: 15,
    tasksPerPage: 50,
  },
  vod: {
    ...CDN,
    urlsPerDay: 2000,
    preloadsPerDay: 500,
    preloadCallsPerSecond: Number.POSITIVE_INFINITY,
    blocksPerDay: 500,
    urlsPerDomainAndMinute: Number.POSITIVE_INFINITY,
    refreshesPerSecond: Number.POSITIVE_INFINITY,
    tasksPerSecond: Number.POSITIVE_INFINITY,
    tasksPerPage: 50,
  },
};

/** The default limits, overridden by the options: later ones override earlier ones. */
export function withDefaults(...options: (LimitOptions | undefined)[]): Limits {
  const entries = PRODUCTS.map((product) => [
    product,
    Object.assign({}, DEFAULTS[product], ...options.map((option) => option?.[product])),
  ]);
  return Object.fromEntries(entries) as Limits;
}
