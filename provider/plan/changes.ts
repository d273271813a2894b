import type { Args } from "../arguments/args";
import { chosenService } from "../arguments/chosen";
import { hash } from "../effects/hash";
import type { Target } from "../services/target";
import { assetChanges } from "./asset-changes";
import { basesOf } from "./asset-targets";
import { type Change, type Changes, type Planned, REMOVED } from "./change";
import { declaredTargets, everything } from "./declared";
import { planRemoved } from "./text";
import { triggerLabel } from "./trigger-label";

/** Compares the inputs of the last success (none: the resource is being created) with the new arguments. */
export function changesBetween(old: Planned | undefined, now: Args): Changes {
  const version = versionOf(now);
  const some = (why: string, changes: readonly Change[]) => ({ why, isEverything: false, changes });
  const all = (why: string, others: readonly Change[] = []) => ({
    why,
    isEverything: true,
    changes: [...everything(now), ...others],
  });
  if (!old && now.onCreate === "skip") return some(`created with ${version}, onCreate is "skip"`, []);
  if (!old) return all(`created with ${version}`);
  if (chosenService(old) !== chosenService(now))
    return all(`service ${chosenService(old)} -> ${chosenService(now)}`);
  if ("assets" in old !== "assets" in now) return all(`${versionOf(old)} -> ${version}`);
  if (old.trigger !== now.trigger) {
    return all(`trigger ${triggerOf(old)} -> ${triggerOf(now)}`, goneAssets(old, now));
  }
  if ("assets" in old && "assets" in now) {
    const isSame = old.assets === now.assets;
    const isOther = now.fallback !== undefined && now.fallback !== old.fallback;
    const why =
      isSame && isOther
        ? `fallback ${old.fallback ?? "none"} -> ${now.fallback}`
        : isSame
          ? `new with ${version}`
          : `assets ${hash(old.assets)} -> ${hash(now.assets)}`;
    const changes = assetChanges(old, now);
    const removed = changes.filter(({ reason }) => reason === REMOVED);
    return isAllDeclared(now, changes.length - removed.length) ? all(why, removed) : some(why, changes);
  }
  const before = new Set(declaredTargets(old).map(keyOf));
  const added = declaredTargets(now).filter((target) => !before.has(keyOf(target)));
  const changes = added.map((target) => ({ reason: "new", target }));
  const why = `new under ${version}`;
  return isAllDeclared(now, changes.length) ? all(why) : some(why, changes);
}

/**
 * What the arguments no longer declare, and edges may go on serving: what is removed now, and what the last plan
 * removed, since an edge may have fetched that again while its origin still had it (the engine deletes objects last).
 */
function goneAssets(old: Planned, now: Args): Change[] {
  if (!("assets" in old && "assets" in now)) return [];
  // Then everything is whole bases.
  if (now.fallback !== undefined) return [];
  const type = now.objectType ?? "File";
  const gone = [
    // Under another name, so that it is refreshed once more and not for ever.
    ...planRemoved(old.plan).map((path) => ({ reason: "removed before", target: { type, path } })),
    ...assetChanges(old, now).filter(({ reason }) => reason === REMOVED),
  ];
  const declared = new Set(declaredTargets(now).map(({ path }) => path));
  const distinct = new Map(gone.map((change) => [change.target.path, change]));
  const bases = basesOf(now);
  const isOurs = (path: string) => !declared.has(path) && bases.some((base) => path.startsWith(base));
  return [...distinct.values()].filter(({ target }) => isOurs(target.path));
}

/** So many changes are listed even when they are all that is declared: what a person may still want to read. */
const LISTED = 1_000;

/** Whether so many changes are all that is declared, and too many to be named in state once more. */
function isAllDeclared(now: Args, count: number): boolean {
  const isByFile = !("assets" in now && now.fallback !== undefined);
  return isByFile && count > LISTED && count === declaredTargets(now).length;
}

const keyOf = ({ type, path }: Target) => `${type} ${path}`;

const triggerOf = ({ trigger }: Args) => (trigger === undefined ? "none" : triggerLabel(trigger));

const versionOf = (args: Args) =>
  "assets" in args ? `assets ${hash(args.assets)}` : `trigger ${triggerOf(args)}`;
