import type { AssetArgs } from "../../sdk/args";
import { hashOfPath } from "../../sdk/assets/manifest";
import { basesOf } from "./asset-targets";
import type { Change } from "./change";
import { withoutCovered } from "./target";

/**
 * Bases as directories in the place of their files. The page that a host serves for URLs without a file is cached under
 * whichever of them were visited, and nobody knows which.
 */
export function wholeBases(bases: readonly string[], reason: string): Change[] {
  const directories = bases.map((path) => ({ type: "Directory" as const, path }));
  return withoutCovered(directories).map((target) => ({ reason, target }));
}

/** Everything below the bases, when the fallback page is another one than before, or has other contents. */
export function fallbackChanges(old: AssetArgs, now: AssetArgs): Change[] {
  const isSame = now.fallback === old.fallback && fallbackHash(now) === fallbackHash(old);
  return now.fallback === undefined || isSame ? [] : wholeBases(basesOf(now), "fallback");
}

const fallbackHash = ({ assets, fallback = "" }: AssetArgs) => hashOfPath(assets, fallback);
