import type { Target } from "../services/target";
import { directoryOf } from "./sample";
import { BAD, type Visit } from "./visits";

/**
 * Tells which targets must be refreshed again: those whose own URL is bad, and directories with a bad URL below them. A
 * target that was not visited is judged by the other URLs in its directory, and if none of these was visited, by all:
 * if a sample contains a bad URL, there are most likely others outside it.
 */
export function owedAfter(visits: readonly Visit[]): (target: Target) => boolean {
  const urls = new Map<string, boolean>();
  const directories = new Map<string, boolean>();
  const note = (map: Map<string, boolean>, key: string, isBad: boolean) =>
    map.set(key, isBad || map.get(key) === true);
  for (const { expected, found } of visits) {
    const isBad = found === undefined || BAD.includes(found.is);
    note(urls, expected.url, isBad);
    note(directories, directoryOf(expected.url), isBad);
  }
  const bad = [...urls].filter(([, isBad]) => isBad).map(([url]) => url);
  return ({ type, path }) => {
    if (bad.length === 0) return false;
    if (type !== "Directory") return urls.get(path) ?? directories.get(directoryOf(path)) ?? true;
    if (bad.some((url) => url.startsWith(path))) return true;
    return ![...urls.keys()].some((url) => url.startsWith(path));
  };
}
