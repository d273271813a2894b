/** A URL, and whether it was changed, added or removed. */
export interface ServedUrl {
  readonly url: string;
  readonly changed: boolean;
}

/** Sorted by code units and without duplicates. A duplicate counts as changed if one of its entries is. */
export function inOrder(urls: readonly ServedUrl[]): ServedUrl[] {
  const isFirst = (a: ServedUrl, b: ServedUrl) =>
    a.url < b.url || (a.url === b.url && a.changed && !b.changed);
  const sorted = [...urls].sort((a, b) => (isFirst(a, b) ? -1 : isFirst(b, a) ? 1 : 0));
  return sorted.filter(({ url }, index) => url !== sorted[index - 1]?.url);
}

/** The bases that are not below another one, sorted. */
export function topBases(bases: readonly string[]): string[] {
  const tops: string[] = [];
  for (const base of [...bases].sort()) if (!base.startsWith(tops.at(-1) ?? "/")) tops.push(base);
  return tops;
}

/** Those of some sorted URLs that start with a prefix: they are adjacent. */
export function below(prefix: string, urls: readonly ServedUrl[]): ServedUrl[] {
  const start = firstWhere(urls, (url) => url >= prefix);
  const end = firstWhere(urls, (url) => url > prefix && !url.startsWith(prefix));
  return urls.slice(start, end);
}

/** Binary search: the index of the first URL for which a condition holds that also holds for all later ones. */
function firstWhere(urls: readonly ServedUrl[], holds: (url: string) => boolean): number {
  let start = 0;
  let end = urls.length;
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if (holds(urls[middle]?.url ?? "")) end = middle;
    else start = middle + 1;
  }
  return start;
}
