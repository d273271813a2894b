import { createHash } from "node:crypto";
import { mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Everything that is ever deployed: few files, so that they meet again, in directories that can be folded, one of which
 * has a page at its own URL.
 */
export const PATHS = [
  "/1.js",
  "/a/",
  "/a/1.js",
  "/a/b/1.js",
  "/a/b/2.js",
  "/c/1.js",
  "/c/2.js",
  "/c/3.js",
] as const;
export const BASES = ["https://one.example.com/", "https://two.example.com/"] as const;
/** Mistyped: a domain that nobody has. */
export const MISTYPED = "https://twoo.example.com/";
/** Edges keep these apart; only a refresh that ignores parameters, or of a directory, reaches the second. */
export const QUERIES = ["", "?v=1"] as const;

/** What is done to a file; "gone": it is removed. */
export interface Edit {
  readonly path: string;
  readonly to: string;
}

/** Content by path. */
export type Files = ReadonlyMap<string, string>;

export const urlOf = (base: string, path: string) => base + path.slice(1);

export const withoutQuery = (key: string) => key.replace(/\?.*/, "");

/** The files after some edits; at least one stays. */
export function edited(files: Files, edits: readonly Edit[]): Files {
  const after = new Map(files);
  for (const { path, to } of edits) {
    if (to === "gone") after.delete(path);
    else after.set(path, to);
  }
  return after.size > 0 ? after : new Map([...files, [PATHS[0], "a"]]);
}

/** The text of `hashAssets`. */
export function manifest(files: Files): string {
  return [...files.keys()]
    .sort()
    .map((path) => `${hashOf(files.get(path) ?? "")}  ${path}\n`)
    .join("");
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Brings the origin's folder from one state to the other, and returns the paths that changed. */
export function publish(folder: string, before: Files, files: Files): string[] {
  const changed = PATHS.filter((path) => before.get(path) !== files.get(path));
  for (const path of changed) {
    const content = files.get(path);
    const file = join(folder, path.replace(/\/$/, "/index.html"));
    mkdirSync(dirname(file), { recursive: true });
    if (content === undefined) unlinkSync(file);
    else writeFileSync(file, content);
  }
  return changed;
}
