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
  readonly changes: readonly Change[];
}

/** Compares the arguments of the last success (none: the resource is being created) with the new ones. */
export function changesBetween(old: Args | undefined, now: Args): Changes {
  const version = versionOf(now);
  if (!old && now.onCreate === "skip")
    return { why: `created with ${version}, onCreate is "skip"`, changes: [] };
  if (!old) return { why: `created with ${version}`, changes: everything(now) };
  const isSameKind = "assets" in old === "assets" in now;
  if (!isSameKind) return { why: `${versionOf(old)} -> ${version}`, changes: everything(now) };
  if (old.trigger !== now.trigger)
    return { why: `trigger ${triggerOf(old)} -> ${triggerOf(now)}`, changes: everything(now) };
  if ("assets" in old && "assets" in now) {
    const why =
      old.assets === now.assets ? `new with ${version}` : `assets ${hash(old.assets)} -> ${hash(now.assets)}`;
    return { why, changes: assetChanges(old, now) };
  }
  const before = new Set(declaredTargets(old).map(keyOf));
  const added = declaredTargets(now).filter((target) => !before.has(keyOf(target)));
  return { why: `new under ${version}`, changes: added.map((target) => ({ reason: "new", target })) };
}

const everything = (args: Args) => declaredTargets(args).map((target) => ({ reason: "declared", target }));

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
