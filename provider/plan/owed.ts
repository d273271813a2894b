import type { AssetArgs } from "../arguments/args";
import type { Target } from "../services/target";
import { basesOf } from "./asset-targets";
import type { Planned } from "./change";
import { DECLARED, declaredTargets, everything } from "./declared";
import type { Left } from "./pending";
import { planRemoved, targetText } from "./text";
import { wholeBases } from "./whole-bases";

/** As what the arguments still stand for a target of an earlier attempt; none: they no longer do, and it is let go. */
export type OwedAs = (target: Target) => readonly Target[];

/** What is owed is what is declared. With assets, that is everything below a base, removed files too. */
export function owedBy(args: Planned): OwedAs {
  if ("assets" in args) return owedByAssets(args, planRemoved(args.plan));
  const declared = new Set(declaredTargets(args).map(targetText));
  return (target) => (declared.has(targetText(target)) ? [target] : []);
}

function owedByAssets(args: AssetArgs, removed: readonly string[]): OwedAs {
  const bases = basesOf(args);
  const isBelowBase = (path: string) => bases.some((base) => path.startsWith(base));
  const file: OwedAs = (target) => {
    if (!isBelowBase(target.path)) return [];
    // Without their query strings all files have the declared type.
    return [target.path.includes("?") ? target : { type: args.objectType ?? "File", path: target.path }];
  };
  const filesBelow = (directory: string) => [
    ...declaredTargets(args).filter(({ path }) => path.startsWith(directory)),
    ...removed.filter((path) => path.startsWith(directory)).flatMap((path) => file({ type: "File", path })),
  ];
  const directory: OwedAs = (target) => {
    // A fallback page is refreshed with its whole base, whatever else may be.
    if (args.collapse === false && args.fallback === undefined) return filesBelow(target.path);
    if (isBelowBase(target.path)) return [target];
    // One above the bases may stand for files below them that are no longer there.
    return bases.filter((base) => base.startsWith(target.path)).map((path) => ({ type: "Directory", path }));
  };
  const none: OwedAs = () => [];
  const kinds = { File: file, IgnoreParams: file, Directory: directory, Regex: none, CacheTag: none };
  return (target) => kinds[target.type](target);
}

/** What is owed where more was left than could be kept: all that is declared, with all that was removed. */
export function everythingOwed(args: Planned): Left[] {
  const isByDirectory = "assets" in args && args.collapse !== false;
  const changes = isByDirectory ? wholeBases(basesOf(args), DECLARED) : everything(args);
  return changes.map(({ target }) => ({ target, is: "owed" }));
}
