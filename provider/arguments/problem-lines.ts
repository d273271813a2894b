import type { Problem } from "./validate";

/** This many problems are listed, the others counted: a long list of invalid paths must not hide other problems. */
const LISTED = 10;

/** A line for each problem. With `isSecret`, only what was expected, since the rest may quote the value. */
export function problemLines(problems: readonly Problem[], isSecret = false): string[] {
  const lines = problems.slice(0, LISTED).map((problem) => lineOf(problem, isSecret));
  const more = problems.length - LISTED;
  return more > 0
    ? [...lines, `and ${more.toLocaleString("en")} more problem${more === 1 ? "" : "s"}`]
    : lines;
}

function lineOf({ property, reason, value }: Problem, isSecret: boolean): string {
  if (isSecret) return `${property}: ${reason.slice(Math.max(0, reason.lastIndexOf("expected ")))}`;
  return `${property}: ${value === undefined ? "" : `${value} `}${reason}`;
}
