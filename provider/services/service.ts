import type { Target, TargetType } from "./target";

/** The values of the `objectType` argument. */
export type ObjectType = TargetType;

/** What one call, and one day of one account, may hold. Every number counts object paths (or cache tags, or domains). */
export interface Limits {
  /** Object paths, or cache tags, of one call. */
  readonly perCall: Readonly<Partial<Record<TargetType, number>>>;
  /** Object paths of one day (00:00 to 24:00 UTC+8) and account; no entry: no documented limit. */
  readonly perDay: Readonly<Partial<Record<TargetType, number>>>;
  /** Different domains named in one call. */
  readonly domainsPerCall: number;
  /** URLs of one domain in one call, where the service limits them. */
  readonly urlsPerDomainAndCall?: number;
}

/** The operations' names; those that are missing the service does not have. */
interface Actions {
  readonly refresh: string;
  /** Lists tasks by object path or by one task id. */
  readonly listTasks?: string;
  /** Lists tasks by up to ten task ids. */
  readonly tasksById?: string;
  readonly quota?: string;
}

/** Where, and down to which nodes, something is preloaded. */
export interface PreloadOptions {
  readonly area?: "domestic" | "overseas" | undefined;
  readonly l2?: boolean | undefined;
}

/** How a service warms its nodes' caches. */
interface Preload {
  readonly action: string;
  /** The operation's own parameters for some URLs; `site` is "" where there are none. */
  readonly parameters: (
    urls: readonly string[],
    options: PreloadOptions,
    site: string,
  ) => Record<string, string>;
  /** The field of the answer that has the task ids. */
  readonly taskIds: string;
  /** URLs of one call. */
  readonly perCall: number;
  /** URLs of one day and account. */
  readonly perDay: number;
  /** Characters of one URL. */
  readonly longestUrl: number;
}

/** What calls are kept below, for each account. */
interface Rates {
  /** Calls a second, by operation. */
  readonly callsPerSecond: Readonly<Record<string, number>>;
  /** URLs of one domain that refresh calls may name in a minute. */
  readonly urlsPerDomainAndMinute: number;
}

/**
 * What a service has that is divided into sites: each call, task and quota is one site's, which calls name by its id, and
 * tasks are listed by site, type and time alone.
 */
interface BySite {
  /** Lists the account's sites. */
  readonly listSites: string;
  /** The vendor's word for each type, which the operations for tasks and for the quota want. */
  readonly types: Readonly<Partial<Record<TargetType, string>>>;
}

/** All that tells one service from another. A further service is one more value of this type. */
export interface Service {
  /** How messages name the service. */
  readonly title: string;
  readonly product: "cdn" | "dcdn" | "vod" | "esa";
  readonly apiVersion: string;
  /** Host of the API for a region (undefined: none configured). */
  readonly endpoint: (region: string | undefined) => string;
  readonly actions: Actions;
  /** Operations that are called by GET; all others are by POST. */
  readonly getActions?: readonly string[];
  /** Of a service that is divided into sites. */
  readonly bySite?: BySite;
  /** Services of the same arguments, by the values of the argument `service`; the first is this one. */
  readonly variants?: Readonly<Record<string, Service>>;
  /**
   * Operations whose RAM permission can be limited to domains, or to sites; that of all others is on all resources (the
   * services' help pages "RAM authorization", December 2025).
   */
  readonly domainActions: readonly string[];
  readonly rates: Rates;
  /** The types that the service's `objectType` argument takes; none for cache tags. */
  readonly objectTypes: readonly ObjectType[];
  readonly limits: Limits;
  /** The header in which an edge says whether what it served was a copy. */
  readonly cacheHeader: string;
  readonly preload: Preload;
  /** The refresh operation's own parameters for one batch; `site` is "" where there are none. */
  readonly parameters: (batch: readonly Target[], force: boolean, site: string) => Record<string, string>;
  /** What the list operation is asked with for the tasks of one target. */
  readonly tasksOf: (target: Target, site: string) => Record<string, string>;
}

/** The service that the arguments choose among those of one resource type. */
export function serviceFor(service: Service, args: object): Service {
  const { service: chosen } = args as { readonly service?: unknown };
  return (typeof chosen === "string" && service.variants?.[chosen]) || service;
}

/** Parameters of the three RefreshObjectCaches operations, which differ only in their names. */
export function objectParameters(batch: readonly Target[], force: boolean): Record<string, string> {
  const ObjectPath = batch.map(({ path }) => path).join("\n");
  const ObjectType = batch[0]?.type ?? "File";
  return { ObjectPath, ObjectType, ...(force && { Force: "true" }) };
}

/** The tasks of one object path, as the three services list them: the documents name only these types as filters. */
export function objectTasks({ type, path }: Target): Record<string, string> {
  const ObjectType = type === "File" || type === "Directory" ? type.toLowerCase() : undefined;
  return { ObjectPath: path, ...(ObjectType && { ObjectType }) };
}

/** Parameters of the three operations that preload. */
export function preloadParameters(
  urls: readonly string[],
  { area, l2 }: PreloadOptions,
): Record<string, string> {
  return {
    ObjectPath: urls.join("\n"),
    ...(area && { Area: area }),
    ...(l2 !== undefined && { L2Preload: String(l2) }),
  };
}
