import type { AssetArgs } from "../arguments/args";
import { hashOfPath } from "../manifest/manifest";
import { servedHashes } from "../plan/served-hashes";
import { planRemoved } from "../plan/text";
import type { Target } from "../services/target";

/** What visitors are to get at a URL. */
export interface Expected {
  readonly url: string;
  /** The file was removed: nothing is served there, or the page that the host serves for URLs without a file. */
  readonly isGone: boolean;
  /** Of the bytes that may be served: more than one where a URL is below several bases. */
  readonly hashes: readonly string[];
}

/**
 * What visitors are to get of some refreshed targets, in the order of the URLs. A directory stands for all that is
 * declared below it, and for what the plan says was removed there. URLs with a query string are left out: nobody knows
 * what the host makes of it.
 */
export function expectedOf(
  args: AssetArgs & { readonly plan?: string },
  targets: readonly Target[],
): Expected[] {
  const served = servedHashes(args);
  const directories = targets.filter(({ type }) => type === "Directory").map(({ path }) => path);
  const others = targets.filter(({ type }) => type !== "Directory").map(({ path }) => path);
  const below =
    directories.length === 0
      ? []
      : [...served.keys(), ...planRemoved(args.plan)].filter((url) =>
          directories.some((directory) => url.startsWith(directory)),
        );
  const urls = [...new Set([...others, ...below])].filter((url) => !url.includes("?")).sort();
  const fallback = args.fallback === undefined ? undefined : hashOfPath(args.assets, args.fallback);
  return urls.map((url) => {
    const hashes = served.get(url);
    return {
      url,
      isGone: hashes === undefined,
      hashes: hashes ?? (fallback === undefined ? [] : [fallback]),
    };
  });
}
