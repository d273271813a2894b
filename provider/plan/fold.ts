import type { AssetArgs } from "../arguments/args";
import { assetTargets, basesOf } from "./asset-targets";
import { type Change, REMOVED } from "./change";
import { collapse } from "./collapse";
import { counted } from "./wording";

/** How many files, and how many directories instead of files, may be refreshed. */
export interface FoldLimits {
  readonly files: number;
  readonly directories: number;
}

/**
 * Replaces changed files with directories until the limits are met, with as few unchanged files in them as possible.
 * Returns the number of changes that do not fit if even whole bases are not enough.
 */
export function foldInto(args: AssetArgs, changes: readonly Change[], limits: FoldLimits): Change[] | number {
  const byPath = new Map(changes.map((change) => [change.target.path, change]));
  const unchanged = assetTargets(args).filter(({ path }) => !byPath.has(path));
  const folded = collapse({
    urls: [
      ...changes.map(({ target }) => ({ url: target.path, changed: true })),
      ...unchanged.map(({ path }) => ({ url: path, changed: false })),
    ],
    bases: basesOf(args),
    limits,
  });
  if ("short" in folded) return folded.short;
  const [removed, others] = [true, false].map((isRemoved) =>
    changes.flatMap(({ reason, target }) => ((reason === REMOVED) === isRemoved ? target.path : [])),
  );
  const directories = folded.directories.map(({ path, changed, unchanged: same }) => ({
    reason: `${counted(changed)} of ${counted(changed + same)}`,
    target: { type: "Directory" as const, path },
    removed: removed?.filter((url) => url.startsWith(path)) ?? [],
    changed: others?.filter((url) => url.startsWith(path)) ?? [],
  }));
  return [...directories, ...folded.files.flatMap((path) => byPath.get(path) ?? [])];
}

/**
 * Whether a directory replaces files. The reason of other directories, such as those of a fallback page, has no counts.
 */
export const isFolded = ({ reason }: Change) => / of /.test(reason);
