import type { AssetArgs } from "../arguments/args";
import { assetTargets } from "../plan/asset-targets";
import { isFolded } from "../plan/fold";
import { shallowFirst } from "../plan/shallow-first";
import { planChangedWithin, planChanges, planRemoved } from "../plan/text";
import type { Target } from "../services/target";

/**
 * The URLs that the completed targets left cold and that visitors may ask for, those with the shortest paths first: of a
 * file that was removed, none; of a directory, those that the plan names as changed below it, or all where the plan does
 * not know: a new base, what an earlier attempt left, a plan that was made without preload.
 */
export function coldUrls(args: AssetArgs & { readonly plan: string }, done: readonly Target[]): string[] {
  const declared = assetTargets(args).map(({ path }) => path);
  const isDeclared = new Set(declared);
  const changes = planChanges(args.plan, args);
  const within = planChangedWithin(args.plan);
  const files = changes.filter(({ target }) => target.type !== "Directory").map(({ target }) => target.path);
  const named = [...files, ...within, ...planRemoved(args.plan)];
  // Of very many changes not all are named.
  const isKnown = new Set(within.length > 0 ? changes.filter(isFolded).map(({ target }) => target.path) : []);
  const cold = done.flatMap(({ type, path }) => {
    if (type !== "Directory") return isDeclared.has(path) ? [path] : [];
    const below = named.filter((url) => url.startsWith(path));
    if (below.length > 0 || isKnown.has(path)) return below.filter((url) => isDeclared.has(url));
    return declared.filter((url) => url.startsWith(path));
  });
  return shallowFirst([...new Set(cold)]);
}
