import type { Target } from "../services/target";
import { directoryOf } from "./sample";
import { BAD, type Visit } from "./visits";

/**
 * Tells which targets are to be refreshed again. A target is judged by its own URL, a directory by those below it. Where
 * none of these was visited, the others of its URL's directory speak for it, and where none of these was, all do: a
 * sample that finds old bytes has not found them all.
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
