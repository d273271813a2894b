import type { ServedUrl } from "./served-urls";

/** A directory that may be refreshed instead of the changed URLs below it. */
export interface Directory {
  readonly path: string;
  /** Changed URLs below it, at least 1. */
  readonly changed: number;
  /** Unchanged URLs below it. */
  readonly unchanged: number;
  /** The number of listed directories that it contains, including itself. They come directly before it in the list. */
  readonly size: number;
}

/**
 * A directory whose first URL is not known yet: the length of its path, its last URL + 1, and its index in the list.
 */
interface Open {
  readonly length: number;
  readonly end: number;
  readonly from: number;
}

/**
 * The directories at or below a base, in descending order of their paths, each after all directories that it contains.
 * All URLs are below the base, sorted, without duplicates.
 *
 * Of directories with the same URLs only the highest is listed, and of directories with the same changed URLs only the
 * lowest: the others are never a better choice. So there are fewer than two per changed URL, however deep the tree is.
 * The list is built by comparing adjacent URLs from last to first, without recursion.
 */
export function directoriesBelow(base: string, urls: readonly ServedUrl[]): Directory[] {
  const directories: Directory[] = [];
  const open: Open[] = [];
  const deepest = () => open.at(-1)?.length ?? 0;
  const urlAt = (index: number) => urls[index]?.url ?? "";
  const changedFrom = new Int32Array(urls.length + 1);

  function close({ end, from }: Open, first: number, above: number): void {
    const url = urlAt(first);
    const path = above ? url.slice(0, url.indexOf("/", above) + 1) : base;
    const changed = (changedFrom[first] ?? 0) - (changedFrom[end] ?? 0);
    const isLowest = directories.length === from || directories.at(-1)?.changed !== changed;
    const size = directories.length - from + 1;
    if (changed > 0 && isLowest) directories.push({ path, changed, unchanged: end - first - changed, size });
  }

  for (let index = urls.length - 1; index >= -1; index--) {
    const url = urlAt(index);
    const query = url.search(/[?#]/);
    const depth = (length: number) =>
      url.lastIndexOf("/", (query < 0 ? length : Math.min(length, query)) - 1) + 1;
    const shared = depth(sharedLength(url, urlAt(index + 1)));
    let last: Open | undefined;
    while (deepest() > shared) {
      last = open.pop() as Open;
      close(last, index + 1, Math.max(shared, deepest()));
    }
    if (last && deepest() < shared) open.push({ ...last, length: shared });
    const own = depth(url.length);
    if (deepest() < own) open.push({ length: own, end: index + 1, from: directories.length });
    if (index >= 0) changedFrom[index] = (changedFrom[index + 1] ?? 0) + (urls[index]?.changed ? 1 : 0);
  }
  return directories;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
