import type { AssetArgs } from "../arguments/args";
import { assetTargets } from "../plan/asset-targets";
import { shallowFirst } from "../plan/shallow-first";
import { planChangedWithin, planChanges } from "../plan/text";
import type { Target } from "../services/target";

/**
 * The URLs that the completed targets left cold and that visitors may ask for, those with the shortest paths first: of a
 * file that was removed, none; of a directory, those that the plan names as changed below it, or all where it names none.
 */
export function coldUrls(args: AssetArgs & { readonly plan: string }, done: readonly Target[]): string[] {
  const declared = assetTargets(args).map(({ path }) => path);
  const isDeclared = new Set(declared);
  const files = planChanges(args.plan, args).filter(({ target }) => target.type !== "Directory");
  const named = [...files.map(({ target }) => target.path), ...planChangedWithin(args.plan)];
  const changed = named.filter((url) => isDeclared.has(url));
  const cold = done.flatMap(({ type, path }) => {
    if (type !== "Directory") return isDeclared.has(path) ? [path] : [];
    const below = changed.filter((url) => url.startsWith(path));
    return below.length > 0 ? below : declared.filter((url) => url.startsWith(path));
  });
  return shallowFirst([...new Set(cold)]);
}
