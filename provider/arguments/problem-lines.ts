import type { Problem } from "./validate";

/** So many problems are told, the others counted: a list of bad paths must not hide what is wrong with them. */
const TOLD = 10;

/** What is wrong, a line each. `isSecret`: only what was expected, since the rest may quote the value. */
export function problemLines(problems: readonly Problem[], isSecret = false): string[] {
  const lines = problems.slice(0, TOLD).map((problem) => lineOf(problem, isSecret));
  const more = problems.length - TOLD;
  return more > 0 ? [...lines, `and ${more} more problem${more === 1 ? "" : "s"}`] : lines;
}

function lineOf({ property, reason, value }: Problem, isSecret: boolean): string {
  if (isSecret) return `${property}: ${reason.slice(Math.max(0, reason.lastIndexOf("expected ")))}`;
  return `${property}: ${value === undefined ? "" : `${value} `}${reason}`;
}
