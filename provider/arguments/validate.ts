import type { z } from "zod";
import { excerpt } from "../manifest/url-path";
import type { ObjectType, Service } from "../services/service";
import { type Args, assetArgs, cacheTagArgs, objectArgs, siteAssetArgs } from "./args";
import { cacheTagLimits, objectLimits, siteLimits } from "./limits";
import { isNewRule } from "./new-rule";
import { verifyOptions } from "./verification";

/** A problem with the arguments: where it is, and what was expected. */
export interface Problem {
  readonly property: string;
  readonly reason: string;
  /** The invalid value, shortened, if it is a string, number or boolean. */
  readonly value?: string;
  /** Whether version 0.1.0 accepted the value, so that it is a problem only when something changes. */
  readonly isNewRule?: true;
}

/** Validates the known part of a resource's arguments against the schema of its service. */
export function validate(
  service: Service,
  raw: Record<string, unknown>,
): Args | { readonly problems: Problem[] } {
  const schema = schemaFor(service, raw);
  const { data, error } = schema.safeParse(raw);
  return error
    ? { problems: error.issues.flatMap((issue) => problemsOf(issue, Object.keys(schema.shape), raw)) }
    : data;
}

function schemaFor(service: Service, { objectType, assets, baseUrls, objectPaths }: Record<string, unknown>) {
  if (service.objectTypes.length === 0) return cacheTagArgs;
  if (objectPaths === undefined && (assets !== undefined || baseUrls !== undefined))
    return service.bySite ? siteAssetArgs : assetArgs;
  const isKnown = (service.objectTypes as readonly unknown[]).includes(objectType);
  return objectArgs(service, isKnown ? (objectType as ObjectType) : "File");
}

function problemsOf(issue: z.core.$ZodIssue, names: string[], raw: object): Problem[] {
  if (issue.code !== "unrecognized_keys") {
    const value = valueAt(issue.path, raw);
    return [
      {
        property: propertyPath(issue.path),
        reason: issue.message,
        ...(value !== undefined && { value }),
        ...(isNewRule(issue) && { isNewRule: true as const }),
      },
    ];
  }
  return issue.keys.map((key) => ({
    property: propertyPath([...issue.path, key]),
    reason: notAnArgument(key, issue, names),
  }));
}

/** The value at a path, for messages. Not for a manifest, whose message quotes the invalid line itself. */
function valueAt(path: readonly PropertyKey[], raw: object): string | undefined {
  if (path[0] === "assets") return undefined;
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], raw);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  // The message must not contain a password.
  return excerpt(value.replace(/^([^/]*\/\/)?[^/]*@/, "$1...@"));
}

function notAnArgument(key: string, { path }: z.core.$ZodIssue, names: string[]): string {
  if (path[0] === "verify")
    return `is not an option; the options are ${Object.keys(verifyOptions.shape).join(", ")}`;
  if (path.length > 0) {
    const ofObjects = names.includes("siteId") ? siteLimits : objectLimits;
    const limits = names.includes("cacheTags") ? cacheTagLimits : ofObjects;
    return `is not a limit; the limits are ${Object.keys(limits.shape).join(", ")}`;
  }
  if (names.includes("objectPaths")) {
    if (key === "assets" || key === "baseUrls")
      return "cannot be combined with objectPaths; expected either assets and baseUrls, or objectPaths and trigger";
    if (key === "verify") return "requires assets: without them, it is unknown what visitors should get";
    if (key === "preload") return "requires assets: it preloads what changed in them";
    if (key === "fallback" || key === "collapse") return "requires assets and baseUrls";
  }
  return `is not an argument; the arguments are ${names.join(", ")}`;
}

/** A property's path as Pulumi prints it: `objectPaths[3]`, `limits.urlsPerCall`. */
function propertyPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
