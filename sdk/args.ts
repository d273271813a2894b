import { z } from "zod";
import type { ObjectType, Service } from "../provider/services/service";
import { known } from "./known";
import { cacheTagLimits, objectLimits } from "./limits";
import { manifestText } from "./manifest-text";
import { cacheTag, domainName, objectPath } from "./object-path";

const trigger = known(
  z.string({ error: "must be a string: a hash of what is deployed" }).min(1, { error: "must not be empty" }),
);

const waiting = z.union([z.boolean(), z.strictObject({ timeoutSeconds: known(z.number().positive()) })], {
  error: "must be true, false, or { timeoutSeconds: a number above 0 }",
});

const common = {
  /** Also drop what the origin says is unchanged; the service ignores it for type File. Default: false. */
  force: known(z.boolean({ error: "must be true or false" })).optional(),
  /** What the first `pulumi up` does: refresh everything declared, or nothing, for caches that are empty anyway. Default: "refresh". */
  onCreate: known(z.enum(["refresh", "skip"], { error: 'must be "refresh" or "skip"' })).optional(),
  /**
   * Whether `pulumi up` waits until the service has completed the refresh, which takes five to six minutes: false
   * returns when all calls are accepted; true waits 900 seconds at most, or as long as `timeoutSeconds` says.
   * Default: false.
   */
  wait: known(waiting).optional(),
  /**
   * What a refresh that failed does to the deployment: "error" fails it, "warn" lets it succeed with a warning. What
   * is unfinished stays pending either way, and the next `pulumi up` goes on from there. Default: "error".
   */
  onFailure: known(z.enum(["error", "warn"], { error: 'must be "error" or "warn"' })).optional(),
};

const listOf = <T extends z.ZodType>(element: T, error: string) =>
  known(
    z
      .array(known(element), { error })
      .min(1, { error: "must not be empty: leave the resource out to refresh nothing" }),
  );

/** The arguments of a service that refreshes object paths, given their type. */
export const objectArgs = (service: Service, objectType: ObjectType) =>
  z.strictObject({
    /** What to refresh: URLs, absolute or without their scheme, all of one object type. Doubles are dropped. */
    objectPaths: listOf(
      objectPath(objectType),
      "must be a list of object paths (or give assets and baseUrls)",
    ),
    /**
     * How the service reads the object paths. `Regex` and `IgnoreParams` are on the newer pages only for DCDN and VOD.
     * Default: "File".
     */
    objectType: known(
      z.enum(service.objectTypes, { error: `must be one of ${service.objectTypes.join(", ")}` }),
    ).optional(),
    /** When this text changes, everything declared is refreshed again: a hash of what was deployed, or any other string. */
    trigger,
    ...common,
    /** Limits of the account, where they differ from the documented defaults. */
    limits: known(objectLimits).optional(),
  });

/** The arguments of a service that refreshes what changed among some assets. */
export const assetArgs = z.strictObject({
  /**
   * What is served, and its hashes: the value of `hashAssets`, or its text, a line `<hash>  <url path>` per URL in
   * bytewise order. What differs from the last refresh is refreshed: changed, added and removed URLs.
   */
  assets: known(manifestText),
  /** Where the assets are served: URLs that end in a slash. Every URL path is refreshed under each of them. */
  baseUrls: listOf(objectPath("Directory"), "must be a list of URLs that end in a slash"),
  /**
   * How each URL is refreshed: alone, or with all its query strings, for edges that keep `/app.js?v=1` apart.
   * Default: "File".
   */
  objectType: known(z.enum(["File", "IgnoreParams"], { error: "must be File or IgnoreParams" })).optional(),
  /** When this text changes, all assets are refreshed again. Default: none; the assets' own hash is enough. */
  trigger: trigger.optional(),
  ...common,
  /** Whether directories may be refreshed in place of files when the day's quota cannot hold the files. Default: true. */
  collapse: known(z.boolean({ error: "must be true or false" })).optional(),
  /** Limits of the account, where they differ from the documented defaults. */
  limits: known(objectLimits).optional(),
});

/** The arguments of a refresh by cache tags. */
export const cacheTagArgs = z.strictObject({
  /** The one domain whose caches are refreshed: no wildcard, no scheme. */
  domainName: known(domainName),
  /** The tags, as in the origin's `Cache-Tag` response header. Doubles are dropped. */
  cacheTags: listOf(cacheTag, "must be a list of cache tags"),
  /** When this text changes, all tags are refreshed again: a hash of what was deployed, or any other string. */
  trigger,
  ...common,
  /** Limits of the account, where they differ. */
  limits: known(cacheTagLimits).optional(),
});

export type ObjectArgs = z.output<ReturnType<typeof objectArgs>>;
export type AssetArgs = z.output<typeof assetArgs>;
export type CacheTagArgs = z.output<typeof cacheTagArgs>;

/** A service's arguments, valid; some values may still be unknown during a preview. */
export type Args = ObjectArgs | AssetArgs | CacheTagArgs;
