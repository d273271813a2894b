import type { AssetArgs } from "../arguments/args";
import { hash } from "../effects/hash";
import type { Target, TargetType } from "../services/target";
import { basesOf } from "./asset-targets";
import type { Planned } from "./change";
import { DECLARED, declaredTargets, everything } from "./declared";
import type { Left } from "./pending";
import { planRemoved, targetText } from "./text";
import { wholeBases } from "./whole-bases";

/** The targets that replace a target of an earlier attempt. None if it is no longer declared: then it is let go. */
export type OwedAs = (target: Target) => readonly Target[];

/**
 * A target is owed while it is declared; with assets, while it is below a base URL, even if the file was removed.
 * `areSameFiles` says that everything unfinished belongs to the declared files, so that a directory can be replaced by
 * its files.
 */
export function owedBy(args: Planned, areSameFiles: boolean): OwedAs {
  if ("assets" in args) return owedByAssets(args, planRemoved(args.plan), areSameFiles);
  const declared = new Set(declaredTargets(args).map(targetText));
  return (target) => (declared.has(targetText(target)) ? [target] : []);
}

/** Equal for two attempts with the same declared and removed files. */
export function filesHash(args: Planned): string | undefined {
  if (!("assets" in args)) return undefined;
  return hash([args.assets, ...planRemoved(args.plan).sort()].join("\n"));
}

function owedByAssets(args: AssetArgs, removed: readonly string[], areSameFiles: boolean): OwedAs {
  const bases = basesOf(args);
  const isBelowBase = (path: string) => bases.some((base) => path.startsWith(base));
  const file: OwedAs = (target) => {
    if (!isBelowBase(target.path)) return [];
    // All files have the declared type, except for URLs with a query string.
    return [target.path.includes("?") ? target : { type: args.objectType ?? "File", path: target.path }];
  };
  // Computed once, and only if a directory is replaced by its files.
  let files: readonly Target[] | undefined;
  const filesBelow = (directory: string) => {
    files ??= [...declaredTargets(args), ...removed.flatMap((path) => file({ type: "File", path }))];
    return files.filter(({ path }) => path.startsWith(directory));
  };
  const directory: OwedAs = (target) => {
    // With a fallback page, whole bases are refreshed in any case. If the files have changed, the directory may stand
    // for some that are no longer known: an unnecessary directory is better than a stale file.
    const isByFile = args.collapse === false && args.fallback === undefined && areSameFiles;
    if (isByFile) return filesBelow(target.path);
    if (isBelowBase(target.path)) return [target];
    // A directory above the bases may stand for removed files below them.
    return bases.filter((base) => base.startsWith(target.path)).map((path) => ({ type: "Directory", path }));
  };
  const kinds: Partial<Record<TargetType, OwedAs>> = { File: file, IgnoreParams: file, Directory: directory };
  return (target) => kinds[target.type]?.(target) ?? [];
}

/** What is owed if the unfinished targets were too many to keep: everything declared; with assets, the whole bases. */
export function everythingOwed(args: Planned): Left[] {
  const changes = "assets" in args ? wholeBases(basesOf(args), DECLARED) : everything(args);
  return changes.map(({ target }) => ({ target, is: "owed" }));
}
