import type { AssetArgs } from "../arguments/args";
import { hash } from "../effects/hash";
import type { Target, TargetType } from "../services/target";
import { basesOf } from "./asset-targets";
import type { Planned } from "./change";
import { DECLARED, declaredTargets, everything } from "./declared";
import type { Left } from "./pending";
import { planRemoved, targetText } from "./text";
import { wholeBases } from "./whole-bases";

/** As what the arguments still stand for a target of an earlier attempt; none: they no longer do, and it is let go. */
export type OwedAs = (target: Target) => readonly Target[];

/**
 * What is owed is what is declared. With assets, that is everything below a base, removed files too. `areSameFiles`: all
 * that is left is of these files, so that a directory can be told file by file.
 */
export function owedBy(args: Planned, areSameFiles: boolean): OwedAs {
  if ("assets" in args) return owedByAssets(args, planRemoved(args.plan), areSameFiles);
  const declared = new Set(declaredTargets(args).map(targetText));
  return (target) => (declared.has(targetText(target)) ? [target] : []);
}

/** Tells whether two attempts are about the same files: what is declared, and what was removed. */
export function filesHash(args: Planned): string | undefined {
  if (!("assets" in args)) return undefined;
  return hash([args.assets, ...planRemoved(args.plan).sort()].join("\n"));
}

function owedByAssets(args: AssetArgs, removed: readonly string[], areSameFiles: boolean): OwedAs {
  const bases = basesOf(args);
  const isBelowBase = (path: string) => bases.some((base) => path.startsWith(base));
  const file: OwedAs = (target) => {
    if (!isBelowBase(target.path)) return [];
    // Without their query strings all files have the declared type.
    return [target.path.includes("?") ? target : { type: args.objectType ?? "File", path: target.path }];
  };
  // Made once, and only where a directory is told by file.
  let files: readonly Target[] | undefined;
  const filesBelow = (directory: string) => {
    files ??= [...declaredTargets(args), ...removed.flatMap((path) => file({ type: "File", path }))];
    return files.filter(({ path }) => path.startsWith(directory));
  };
  const directory: OwedAs = (target) => {
    // A fallback page is refreshed with its whole base, whatever else may be. And of other files than these there may be
    // some below it that nothing else names any more: rather a directory that is not wanted than a file that is stale.
    const isByFile = args.collapse === false && args.fallback === undefined && areSameFiles;
    if (isByFile) return filesBelow(target.path);
    if (isBelowBase(target.path)) return [target];
    // One above the bases may stand for files below them that are no longer there.
    return bases.filter((base) => base.startsWith(target.path)).map((path) => ({ type: "Directory", path }));
  };
  const kinds: Partial<Record<TargetType, OwedAs>> = { File: file, IgnoreParams: file, Directory: directory };
  return (target) => kinds[target.type]?.(target) ?? [];
}

/** What is owed where more was left than could be kept: all that is declared, and all below a base that ever was. */
export function everythingOwed(args: Planned): Left[] {
  const changes = "assets" in args ? wholeBases(basesOf(args), DECLARED) : everything(args);
  return changes.map(({ target }) => ({ target, is: "owed" }));
}
