import type { Args } from "../../sdk/args";
import { hash } from "../hash";
import { assetChanges, assetTargets } from "./asset-changes";
import { shown } from "./shown";
import type { Target } from "./target";

/** A target, and the reason why it is refreshed. */
export interface Change {
  readonly reason: string;
  readonly target: Target;
}

/** What the arguments ask to refresh, and the event that asks for it. */
export interface Changes {
  readonly why: string;
  /** Whether it is all that the arguments declare. */
  readonly isEverything: boolean;
  readonly changes: readonly Change[];
}

/** Compares the arguments of the last success (none: the resource is being created) with the new ones. */
export function changesBetween(old: Args | undefined, now: Args): Changes {
  const version = versionOf(now);
  const some = (why: string, changes: readonly Change[]) => ({ why, isEverything: false, changes });
  const all = (why: string) => ({ why, isEverything: true, changes: everything(now) });
  if (!old && now.onCreate === "skip") return some(`created with ${version}, onCreate is "skip"`, []);
  if (!old) return all(`created with ${version}`);
  if ("assets" in old !== "assets" in now) return all(`${versionOf(old)} -> ${version}`);
  if (old.trigger !== now.trigger) {
    const why = `trigger ${triggerOf(old)} -> ${triggerOf(now)}`;
    const removed = removedAssets(old, now);
    return removed.length > 0 ? some(why, [...everything(now), ...removed]) : all(why);
  }
  if ("assets" in old && "assets" in now) {
    const isSame = old.assets === now.assets;
    const why = isSame ? `new with ${version}` : `assets ${hash(old.assets)} -> ${hash(now.assets)}`;
    return some(why, assetChanges(old, now));
  }
  const before = new Set(declaredTargets(old).map(keyOf));
  const added = declaredTargets(now).filter((target) => !before.has(keyOf(target)));
  return some(
    `new under ${version}`,
    added.map((target) => ({ reason: "new", target })),
  );
}

/** All that the arguments declare, as changes. */
export function everything(args: Args): Change[] {
  return declaredTargets(args).map((target) => ({ reason: "declared", target }));
}

/** What the arguments no longer declare, and edges may go on serving. */
function removedAssets(old: Args, now: Args): Change[] {
  if (!("assets" in old && "assets" in now)) return [];
  return assetChanges(old, now).filter(({ reason }) => reason === "removed");
}

/** Everything the arguments name, each once, in one order on every machine. */
function declaredTargets(args: Args): Target[] {
  if ("assets" in args) return assetTargets(args);
  if ("objectPaths" in args)
    return distinct(args.objectPaths).map((path) => ({ type: args.objectType ?? "File", path }));
  return distinct(args.cacheTags).map((tag) => ({ type: "CacheTag", path: `${args.domainName} ${tag}` }));
}

/** The distinct texts by code units, an order that no locale changes. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

const keyOf = ({ type, path }: Target) => `${type} ${path}`;

const triggerOf = ({ trigger }: Args) => (trigger === undefined ? "none" : shown(trigger));

const versionOf = (args: Args) =>
  "assets" in args ? `assets ${hash(args.assets)}` : `trigger ${triggerOf(args)}`;
