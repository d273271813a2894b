/** One URL that is served, and whether its bytes have changed (or it is new, or gone). */
export interface ServedUrl {
  readonly url: string;
  readonly changed: boolean;
}

/** In the order of their code units, each once; one that is given twice has changed if either has. */
export function inOrder(urls: readonly ServedUrl[]): ServedUrl[] {
  const isFirst = (a: ServedUrl, b: ServedUrl) =>
    a.url < b.url || (a.url === b.url && a.changed && !b.changed);
  const sorted = [...urls].sort((a, b) => (isFirst(a, b) ? -1 : isFirst(b, a) ? 1 : 0));
  return sorted.filter(({ url }, index) => url !== sorted[index - 1]?.url);
}

/** The bases that are below no other, in order. */
export function topBases(bases: readonly string[]): string[] {
  const tops: string[] = [];
  for (const base of [...bases].sort()) if (!base.startsWith(tops.at(-1) ?? "/")) tops.push(base);
  return tops;
}

/** The URLs that begin with a prefix, of URLs in order: they stand next to each other. */
export function below(prefix: string, urls: readonly ServedUrl[]): ServedUrl[] {
  const start = firstWhere(urls, (url) => url >= prefix);
  const end = firstWhere(urls, (url) => url > prefix && !url.startsWith(prefix));
  return urls.slice(start, end);
}

/** The index of the first URL for which something holds that holds for all after it as well. */
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
