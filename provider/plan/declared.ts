import type { Args } from "../arguments/args";
import { siteOf } from "../arguments/chosen";
import { canonical } from "../services/canonical";
import type { Target, TargetType } from "../services/target";
import { assetTargets, basesOf } from "./asset-targets";
import type { Change } from "./change";
import { wholeBases } from "./whole-bases";

/** Why a target is refreshed that is only there with everything else. */
export const DECLARED = "declared";

/** All that the arguments declare, as changes. */
export function everything(args: Args): Change[] {
  if ("assets" in args && args.fallback !== undefined) return wholeBases(basesOf(args), DECLARED);
  return declaredTargets(args).map((target) => ({ reason: DECLARED, target }));
}

/** Everything the arguments name, each once, in one order on every machine. */
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

/** The distinct texts by code units, an order that no locale changes. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
