import type { Args } from "../arguments/args";
import { siteOf } from "../arguments/chosen";
import { canonical } from "../services/canonical";
import type { Target, TargetType } from "../services/target";
import { assetTargets, basesOf } from "./asset-targets";
import type { Change } from "./change";
import { wholeBases } from "./whole-bases";

/** The reason of a target that is refreshed because everything is. */
export const DECLARED = "declared";

/** Everything that the arguments declare, as changes. */
export function everything(args: Args): Change[] {
  if ("assets" in args && args.fallback !== undefined) return wholeBases(basesOf(args), DECLARED);
  return declaredTargets(args).map((target) => ({ reason: DECLARED, target }));
}

/** Everything that the arguments declare, without duplicates, in the same order on every machine. */
export function declaredTargets(args: Args): Target[] {
  if ("assets" in args) return assetTargets(args);
  if ("objectPaths" in args) {
    const { objectType = "File", objectPaths } = args;
    if (objectType !== "CacheTag") return canonicalTargets(objectType, objectPaths);
    const { site, siteId } = siteOf(args);
    return canonicalTargets(
      objectType,
      objectPaths.map((tag) => `${site ?? siteId} ${tag}`),
    );
  }
  return canonicalTargets(
    "CacheTag",
    args.cacheTags.map((tag) => `${args.domainName} ${tag}`),
  );
}

/** Two spellings of one URL are one target. */
const canonicalTargets = (type: TargetType, paths: readonly string[]) =>
  distinct(paths.map((path) => canonical({ type, path }).path)).map((path) => ({ type, path }));

/** The distinct texts, sorted by code units, independent of the locale. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
