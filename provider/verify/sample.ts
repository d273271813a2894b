import { hash } from "../effects/hash";

/** The directory of a URL, including the slash at its end. */
export const directoryOf = (url: string) => url.slice(0, url.lastIndexOf("/") + 1);

/**
 * At most `most` of the items: first one of every directory, then a second one, and so on. They are chosen by the
 * hashes of their URLs, so the sample is the same on every machine, and does not depend on names.
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
