import { z } from "zod";
import { hashOfPath } from "../manifest/manifest";
import type { ObjectType, Service } from "../services/service";
import { domainName } from "./domain";
import { expected } from "./expected";
import { known } from "./known";
import { cacheTagLimits, objectLimits } from "./limits";
import { manifestText } from "./manifest-text";
import { baseUrl, cacheTag, objectPath } from "./object-path";
import { preloading } from "./preloading";
import { ofOneSite, siteShape } from "./site";
import { hasUnknown } from "./unknown";
import { hashProblem, verification } from "./verification";

const trigger = known(
  z
    .string({ error: expected("must be a string, such as a version or a hash of the content") })
    .min(1, { error: "must not be empty" }),
);

const waiting = z.union([z.boolean(), z.strictObject({ timeoutSeconds: known(z.number().positive()) })], {
  error: "must be true, false, or { timeoutSeconds: a number above 0 }",
});

const common = {
  force: known(z.boolean({ error: "must be true or false" })).optional(),
  onCreate: known(z.enum(["refresh", "skip"], { error: 'must be "refresh" or "skip"' })).optional(),
  wait: known(waiting).optional(),
  onFailure: known(z.enum(["error", "warn"], { error: 'must be "error" or "warn"' })).optional(),
};

const listOf = <T extends z.ZodType>(element: T, error: string) =>
  known(
    z
      .array(known(element), { error: expected(error) })
      .min(1, { error: "must not be empty: remove the resource to refresh nothing" }),
  );

/** The schema of object paths of the given type, for a service that has this type. */
export function objectArgs({ objectTypes, bySite }: Service, objectType: ObjectType): ObjectSchema {
  const key = [objectType, ...objectTypes].join();
  const make = bySite ? newSiteObjectArgs : newObjectArgs;
  const schema = objectSchemas.get(key) ?? (make(objectTypes, objectType) as ObjectSchema);
  objectSchemas.set(key, schema);
  return schema;
}

type ObjectSchema =
  | ReturnType<typeof newObjectArgs<UrlType>>
  | ReturnType<typeof newSiteObjectArgs<SiteType>>;

/** The object types of services without sites. */
type UrlType = "File" | "Directory" | "Regex" | "IgnoreParams";

/** The object types of services that are divided into sites. */
type SiteType = Exclude<ObjectType, "Regex">;

/** Schemas are kept: creating one takes longer than validating many resources with it. */
const objectSchemas = new Map<string, ObjectSchema>();

const newObjectArgs = <T extends ObjectType>(types: readonly T[], objectType: ObjectType) =>
  z.strictObject({
    objectPaths: listOf(
      objectPath(objectType),
      "must be a list of object paths (or give assets and baseUrls)",
    ),
    objectType: known(z.enum(types, { error: `must be one of ${types.join(", ")}` })).optional(),
    trigger,
    ...common,
    limits: known(objectLimits).optional(),
  });

const newSiteObjectArgs = <T extends ObjectType>(types: readonly T[], objectType: ObjectType) =>
  newObjectArgs(types, objectType).extend(siteShape).check(ofOneSite);

const FALLBACK = 'must be one of the assets\' URL paths, such as "/index.html"';

const assetShape = z.strictObject({
  assets: known(manifestText),
  baseUrls: listOf(baseUrl, "must be a list of URLs that end in a slash"),
  fallback: known(z.string({ error: FALLBACK })).optional(),
  objectType: known(z.enum(["File", "IgnoreParams"], { error: "must be File or IgnoreParams" })).optional(),
  trigger: trigger.optional(),
  ...common,
  collapse: known(z.boolean({ error: "must be true or false" })).optional(),
  verify: known(verification).optional(),
  preload: known(preloading).optional(),
  limits: known(objectLimits).optional(),
});

const fallbackIsAnAsset: z.core.CheckFn<{ assets: string; fallback?: string | undefined }> = (context) => {
  const { assets, fallback } = context.value;
  if (typeof fallback !== "string" || hasUnknown([assets, fallback]) || typeof assets !== "string") return;
  if (hashOfPath(assets, fallback) === undefined)
    context.issues.push({ code: "custom", message: FALLBACK, input: fallback, path: ["fallback"] });
};

const hashesProve: z.core.CheckFn<{ assets: string; verify?: unknown }> = (context) => {
  const { assets, verify } = context.value;
  // A value that is not known yet is a string.
  if (!verify || typeof verify === "string" || hasUnknown(assets) || typeof assets !== "string") return;
  const message = hashProblem(assets);
  if (message) context.issues.push({ code: "custom", message, input: assets, path: ["assets"] });
};

/** The schema of assets, for a service without sites. */
export const assetArgs = assetShape.check(fallbackIsAnAsset, hashesProve);

/** The schema of assets, for a service that is divided into sites. */
export const siteAssetArgs = assetShape
  .extend({ ...siteShape, preload: known(z.boolean({ error: "must be true or false" })).optional() })
  .check(fallbackIsAnAsset, hashesProve, ofOneSite);

/** The schema of a refresh by cache tags. */
export const cacheTagArgs = z.strictObject({
  service: known(z.enum(["cdn", "dcdn"], { error: 'must be "cdn" or "dcdn"' })).optional(),
  domainName: known(domainName),
  cacheTags: listOf(cacheTag, "must be a list of cache tags"),
  trigger,
  ...common,
  limits: known(cacheTagLimits).optional(),
});

export type ObjectArgs = z.output<ReturnType<typeof newObjectArgs<UrlType>>>;
export type SiteObjectArgs = z.output<ReturnType<typeof newSiteObjectArgs<SiteType>>>;
export type SiteAssetArgs = z.output<typeof siteAssetArgs>;
export type UrlAssetArgs = z.output<typeof assetArgs>;
export type AssetArgs = UrlAssetArgs | SiteAssetArgs;
export type CacheTagArgs = z.output<typeof cacheTagArgs>;

/** Valid arguments of any service. During a preview, some values may still be unknown. */
export type Args = ObjectArgs | SiteObjectArgs | AssetArgs | CacheTagArgs;
