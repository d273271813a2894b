import { hash } from "../effects/hash";

/** The directory of a URL, with the slash at its end. */
export const directoryOf = (url: string) => url.slice(0, url.lastIndexOf("/") + 1);

/**
 * All, or as many as are wanted: one of every directory first, then a second one, and so on. Which ones is decided by
 * hashes of the URLs, so every machine takes the same, and no directory's first file is taken because of its name.
 */
export function sample<T extends { readonly url: string }>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const ranked = [...Map.groupBy(all, ({ url }) => directoryOf(url)).values()].flatMap((of) =>
    of
      .map((one) => ({ one, key: hash(one.url) }))
      .sort(byKey)
      .map((entry, rank) => ({ ...entry, rank })),
  );
  const first = ranked.sort((a, b) => a.rank - b.rank || byKey(a, b)).slice(0, most);
  const taken = new Set(first.map(({ one }) => one));
  return all.filter((one) => taken.has(one));
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);
