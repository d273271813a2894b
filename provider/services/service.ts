import type { Target, TargetType } from "./target";

/** The values of the `objectType` argument. */
export type ObjectType = TargetType;

/** The limits of one call, and of one account per day. */
export interface Limits {
  /** Targets per call. */
  readonly perCall: Readonly<Partial<Record<TargetType, number>>>;
  /** Targets per day (00:00 to 24:00 UTC+8) and account, or site if there are sites. No entry: not documented. */
  readonly perDay: Readonly<Partial<Record<TargetType, number>>>;
  /** Different domains per call. */
  readonly domainsPerCall: number;
  /** URLs of the same domain per call, if the service limits them. */
  readonly urlsPerDomainAndCall?: number;
}

/** The names of the operations that the service has. */
interface Actions {
  readonly refresh: string;
  /** Lists tasks by object path or by one task id. */
  readonly listTasks?: string;
  /** Lists tasks by up to ten task ids. */
  readonly tasksById?: string;
  readonly quota?: string;
}

/** On which nodes URLs are preloaded. */
export interface PreloadOptions {
  readonly area?: "domestic" | "overseas" | undefined;
  readonly l2?: boolean | undefined;
}

/** How a service preloads URLs. */
interface Preload {
  readonly action: string;
  /** The parameters for some URLs. `site` is "" if the service has no sites. */
  readonly parameters: (
    urls: readonly string[],
    options: PreloadOptions,
    site: string,
  ) => Record<string, string>;
  /** The field of the response that contains the task ids. */
  readonly taskIds: string;
  /** URLs per call. */
  readonly perCall: number;
  /** URLs per day and account, or site if there are sites. */
  readonly perDay: number;
  /** The maximum length of a URL, in characters. */
  readonly longestUrl: number;
}

/** Rate limits of each account. */
interface Rates {
  /** Calls per second, by operation. */
  readonly callsPerSecond: Readonly<Record<string, number>>;
  /** URLs of the same domain that may be refreshed per minute. */
  readonly urlsPerDomainAndMinute: number;
}

/**
 * Of a service that is divided into sites: every call, task and quota belongs to one site, and tasks can be listed only
 * by site, type and time.
 */
interface BySite {
  /** Lists the account's sites. */
  readonly listSites: string;
  /** The vendor's word for each type, as the operations for tasks and quotas require it. */
  readonly types: Readonly<Partial<Record<TargetType, string>>>;
}

/** Everything in which one service differs from another. A further service is one more value of this type. */
export interface Service {
  /** The service's name in messages. */
  readonly title: string;
  readonly product: "cdn" | "dcdn" | "vod" | "esa";
  readonly apiVersion: string;
  /** The API's host for the configured region, if one is configured. */
  readonly endpoint: (region: string | undefined) => string;
  readonly actions: Actions;
  /** Operations that are called by GET. All others are called by POST. */
  readonly getActions?: readonly string[];
  /** Only of a service that is divided into sites. */
  readonly bySite?: BySite;
  /** Services that share a resource type, by the value of the argument `service`. The first one is this service. */
  readonly variants?: Readonly<Record<string, Service>>;
  /**
   * Operations whose RAM permission can be limited to domains or sites. The permission of all others is for all
   * resources (the services' help pages "RAM authorization", December 2025).
   */
  readonly domainActions: readonly string[];
  readonly rates: Rates;
  /** The values that the `objectType` argument can have. Empty for cache tags. */
  readonly objectTypes: readonly ObjectType[];
  readonly limits: Limits;
  /** The response header in which an edge reports a cache hit. */
  readonly cacheHeader: string;
  readonly preload: Preload;
  /** The refresh operation's parameters for one batch. `site` is "" if the service has no sites. */
  readonly parameters: (batch: readonly Target[], force: boolean, site: string) => Record<string, string>;
  /** The list operation's parameters for the tasks of one target. */
  readonly tasksOf: (target: Target, site: string) => Record<string, string>;
}

/** The service that the arguments choose from the variants of a resource type. */
export function serviceFor(service: Service, args: object): Service {
  const { service: chosen } = args as { readonly service?: unknown };
  return (typeof chosen === "string" && service.variants?.[chosen]) || service;
}

/** Parameters of the refresh operations of CDN, DCDN and VOD, which differ only in their names. */
export function objectParameters(batch: readonly Target[], force: boolean): Record<string, string> {
  const ObjectPath = batch.map(({ path }) => path).join("\n");
  const ObjectType = batch[0]?.type ?? "File";
  return { ObjectPath, ObjectType, ...(force && { Force: "true" }) };
}

/** Lists the tasks of one object path at CDN, DCDN and VOD. Only File and Directory are documented as filters. */
export function objectTasks({ type, path }: Target): Record<string, string> {
  const ObjectType = type === "File" || type === "Directory" ? type.toLowerCase() : undefined;
  return { ObjectPath: path, ...(ObjectType && { ObjectType }) };
}

/** Parameters of the preload operations of CDN, DCDN and VOD. */
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
