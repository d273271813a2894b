import type { AssetArgs } from "../arguments/args";
import { hashOfPath } from "../manifest/manifest";
import { servedHashes } from "../plan/served-hashes";
import { planRemoved } from "../plan/text";
import type { Target } from "../services/target";

/** What visitors should get at a URL. */
export interface Expected {
  readonly url: string;
  /** Whether the file was removed, so that nothing or the fallback page is served. */
  readonly isGone: boolean;
  /** The hashes of the files that may be served: more than one if the URL is below several bases. */
  readonly hashes: readonly string[];
}

/**
 * What visitors should get at the URLs of some targets, sorted by URL. A directory stands for everything that is
 * declared below it, and for everything that the plan lists as removed there. URLs with a query string are left out,
 * since their content is unknown.
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
