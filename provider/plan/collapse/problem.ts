import type { Directory } from "./tree";

/** Which directories to choose, none inside another. The arrays are in the order of `directoriesBelow`. */
export interface Problem {
  readonly size: number;
  /** Changed URLs below each directory. */
  readonly changed: Int32Array;
  /** Unchanged URLs below each directory. */
  readonly unchanged: Int32Array;
  /** Each directory contains those from here up to itself. */
  readonly first: Int32Array;
  readonly cost: Float64Array;
  readonly costOf: (changed: number, unchanged: number, count: number) => number;
  /** Changed URLs that the chosen directories must contain. */
  readonly least: number;
  /** Directories that may be chosen. */
  readonly most: number;
}

/** Some directories, none inside another, in descending order of their places: in ascending order of their paths. */
export type Choice = readonly number[];

/**
 * The cost puts fewest unchanged URLs, then fewest directories, then most changed URLs into one number: one of each
 * weighs more than all there can be of the next. It is an exact integer for a million URLs and thousands of directories.
 */
export function problemOf(directories: readonly Directory[], least: number, limit: number): Problem {
  const most = Math.min(limit, directories.length);
  const allChanged = topsOf(directories).reduce((sum, place) => sum + (directories[place]?.changed ?? 0), 0);
  const divisor = directories.reduce((common, { changed }) => commonDivisor(common, changed), 0) || 1;
  const costOf = (changed: number, unchanged: number, count: number) =>
    (unchanged * (most + 1) + count) * (allChanged + 1) - changed;
  return {
    size: directories.length,
    changed: Int32Array.from(directories, ({ changed }) => changed),
    unchanged: Int32Array.from(directories, ({ unchanged }) => unchanged),
    first: Int32Array.from(directories, ({ size }, place) => place + 1 - size),
    cost: Float64Array.from(directories, ({ changed, unchanged }) => costOf(changed, unchanged, 1)),
    costOf,
    // What a choice contains is a multiple of this, for instance of 2 where each page has two URLs.
    least: Math.ceil(least / divisor) * divisor,
    most,
  };
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** The places of the directories that are inside no other. */
export function topsOf(directories: readonly Directory[]): number[] {
  const tops: number[] = [];
  for (let end = directories.length; end > 0; end -= directories[end - 1]?.size ?? 1) tops.push(end - 1);
  return tops;
}

/** For every place, the least cost of a choice among the directories before it. Costs may be negative. */
export function leastBefore({ size, first }: Problem, cost: Float64Array): Float64Array {
  const least = new Float64Array(size + 1);
  for (let place = 0; place < size; place++) {
    const chosen = (least[first[place] as number] as number) + (cost[place] as number);
    least[place + 1] = Math.min(least[place] as number, chosen);
  }
  return least;
}

/** For every place, the least cost of a choice among the directories from there on that contain none before it. */
export function leastAfter({ size, first }: Problem, cost: Float64Array): Float64Array {
  const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  least[size] = 0;
  for (let place = size - 1; place >= 0; place--) {
    const after = least[place + 1] as number;
    const start = first[place] as number;
    least[place] = Math.min(least[place] as number, after);
    least[start] = Math.min(least[start] as number, after + (cost[place] as number));
  }
  return least;
}

/** A choice of least cost. */
export function cheapest(problem: Problem, cost: Float64Array): Choice {
  const least = leastBefore(problem, cost);
  const choice: number[] = [];
  for (let end = problem.size; end > 0; ) {
    const isChosen = (least[end] as number) < (least[end - 1] as number);
    if (isChosen) choice.push(end - 1);
    end = isChosen ? (problem.first[end - 1] as number) : end - 1;
  }
  return choice;
}

export const sumOver = (choice: Choice, values: Float64Array | Int32Array) =>
  choice.reduce((sum, place) => sum + (values[place] as number), 0);
