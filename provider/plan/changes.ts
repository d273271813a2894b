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

/** Compares the inputs of the last success, none if the resource is being created, with the new arguments. */
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
 * URLs that are no longer declared, but that edges may continue to serve: those that are removed now, and those that
 * the last plan removed. An edge may have fetched the latter again while the origin still had them, since the engine
 * deletes objects last.
 */
function goneAssets(old: Planned, now: Args): Change[] {
  if (!("assets" in old && "assets" in now)) return [];
  // With a fallback page, everything is refreshed as whole bases.
  if (now.fallback !== undefined) return [];
  const type = now.objectType ?? "File";
  const gone = [
    // With another reason than REMOVED, so that the next change of the trigger does not refresh it again.
    ...planRemoved(old.plan).map((path) => ({ reason: "removed before", target: { type, path } })),
    ...assetChanges(old, now).filter(({ reason }) => reason === REMOVED),
  ];
  const declared = new Set(declaredTargets(now).map(({ path }) => path));
  const distinct = new Map(gone.map((change) => [change.target.path, change]));
  const bases = basesOf(now);
  const isOurs = (path: string) => !declared.has(path) && bases.some((base) => path.startsWith(base));
  return [...distinct.values()].filter(({ target }) => isOurs(target.path));
}

/** Up to this many changes are listed in the plan, even if they are everything that is declared. */
const LISTED = 1_000;

/** Whether this many changes are everything that is declared, and too many to be repeated in state. */
function isAllDeclared(now: Args, count: number): boolean {
  const isByFile = !("assets" in now && now.fallback !== undefined);
  return isByFile && count > LISTED && count === declaredTargets(now).length;
}

const keyOf = ({ type, path }: Target) => `${type} ${path}`;

const triggerOf = ({ trigger }: Args) => (trigger === undefined ? "none" : triggerLabel(trigger));

const versionOf = (args: Args) =>
  "assets" in args ? `assets ${hash(args.assets)}` : `trigger ${triggerOf(args)}`;
