import type { Args } from "../arguments/args";
import { named } from "./wording";

/** This many object paths are named in a warning, the others counted. */
const NAMED = 3;

/** Warnings about object paths that the service accepts, but that are most likely mistakes. They quote no URL. */
export function doubtsAbout(args: Args, isSecret: boolean): string[] {
  if (!("objectPaths" in args)) return [];
  const { objectPaths, objectType } = args;
  const found = (isDoubtful: (path: string) => boolean) => namesOf(objectPaths, isDoubtful);
  if (objectType !== "Regex") {
    const doubled = found(hasEmptySegment);
    return doubled
      ? [`${doubled}: the empty segment ("//") is part of the URL; remove it if it is a mistake`]
      : [];
  }
  const odd = found((pattern) => unlistedIn(pattern).length > 0);
  const parts = isSecret ? [] : [...new Set(objectPaths.flatMap(unlistedIn))].slice(0, 10);
  const others = parts.length > 0 ? ` (found: ${parts.join(" ")})` : "";
  return odd
    ? [
        `${odd}: in regular expressions, the service documents only [0-9], [a-z], [^/]* and .* (guide "Configure ` +
          `URL purge rules that contain regular expressions", 2024-09-20); anything else may match nothing${others}`,
      ]
    : [];
}

const hasEmptySegment = (path: string) => /^[^?]*[^:/?]\/\//.test(path);

const LISTED = /\[0-9\]|\[a-z\]|\[\^\/\]\*|\.\*/g;
const EXPRESSION = /\\.?|\[[^\]]*\]?|[\^$|?*+(){}\]]/g;

/** Other regular expressions in a pattern's path. A single dot is not reported: it matches itself, among others. */
function unlistedIn(pattern: string): string[] {
  const path = pattern.replace(/^https?:\/\//i, "").replace(/^[^/]*/, "");
  return path.replace(LISTED, " ").match(EXPRESSION) ?? [];
}

function namesOf(paths: readonly string[], isDoubtful: (path: string) => boolean): string | undefined {
  const names = paths.flatMap((path, index) => (isDoubtful(path) ? `objectPaths[${index}]` : []));
  return names.length > 0 ? named(names, NAMED) : undefined;
}
