import type { AssetArgs } from "../arguments/args";
import { assetTargets } from "../plan/asset-targets";
import { isFolded } from "../plan/fold";
import { shallowFirst } from "../plan/shallow-first";
import { planChangedWithin, planChanges, planRemoved } from "../plan/text";
import type { Target } from "../services/target";

/**
 * The URLs to preload after some targets are complete, those with the fewest path segments first. Removed files are
 * left out. Of a directory, these are the URLs that the plan lists as changed below it, or all if the plan does not
 * list them: for a new base URL, a target of an earlier attempt, or a plan that was made without `preload`.
 */
export function coldUrls(args: AssetArgs & { readonly plan: string }, done: readonly Target[]): string[] {
  const declared = assetTargets(args).map(({ path }) => path);
  const isDeclared = new Set(declared);
  const changes = planChanges(args.plan, args);
  const within = planChangedWithin(args.plan);
  const files = changes.filter(({ target }) => target.type !== "Directory").map(({ target }) => target.path);
  const named = [...files, ...within, ...planRemoved(args.plan)];
  // A plan lists at most as many as can be preloaded in a day.
  const isKnown = new Set(within.length > 0 ? changes.filter(isFolded).map(({ target }) => target.path) : []);
  const cold = done.flatMap(({ type, path }) => {
    if (type !== "Directory") return isDeclared.has(path) ? [path] : [];
    const below = named.filter((url) => url.startsWith(path));
    if (below.length > 0 || isKnown.has(path)) return below.filter((url) => isDeclared.has(url));
    return declared.filter((url) => url.startsWith(path));
  });
  return shallowFirst([...new Set(cold)]);
}
