import type { Excerpt } from "./view";

const LINES = 20;
const CHARACTERS = 300;

/** The beginning of a list, and its length. */
export function excerpt(lines: readonly string[]): Excerpt {
  const first = lines
    .slice(0, LINES)
    .map((line) => (line.length > CHARACTERS ? `${line.slice(0, CHARACTERS)}...` : line));
  return { first, more: Math.max(0, lines.length - LINES) };
}
