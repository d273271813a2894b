/** The URLs with the fewest path segments first: pages near the top are usually requested most. */
export function shallowFirst(urls: readonly string[]): string[] {
  const depths = new Map(urls.map((url) => [url, url.split("/").length]));
  const depthOf = (url: string) => depths.get(url) ?? 0;
  return [...urls].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}
