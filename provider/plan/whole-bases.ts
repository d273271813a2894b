import type { AssetArgs } from "../arguments/args";
import { hashOfPath } from "../manifest/manifest";
import { withoutCovered } from "../services/target";
import type { Change } from "./change";

/**
 * Base URLs as directories that replace their files, with the URLs below them that were removed or changed. Used for a
 * fallback page, which is cached under every URL without a file that was ever requested.
 */
export function wholeBases(
  bases: readonly string[],
  reason: string,
  { removed = [], changed = [] }: Pick<Change, "removed" | "changed"> = {},
): Change[] {
  const directories = bases.map((path) => ({ type: "Directory" as const, path }));
  return withoutCovered(directories).map((target) => ({
    reason,
    target,
    removed: removed.filter((url) => url.startsWith(target.path)),
    changed: changed.filter((url) => url.startsWith(target.path)),
  }));
}

/** Whether the fallback page is another one, or has changed. */
export function isFallbackNew(old: AssetArgs, now: AssetArgs): boolean {
  if (now.fallback === undefined) return false;
  return now.fallback !== old.fallback || fallbackHash(now) !== fallbackHash(old);
}

const fallbackHash = ({ assets, fallback = "" }: AssetArgs) => hashOfPath(assets, fallback);
