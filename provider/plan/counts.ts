import type { Target, TargetType } from "../services/target";
import { plural } from "./wording";

const NAMES: Record<TargetType, readonly [string, string]> = {
  File: ["file", "files"],
  Directory: ["directory", "directories"],
  Regex: ["regular expression", "regular expressions"],
  IgnoreParams: ["file without parameters", "files without parameters"],
  CacheTag: ["cache tag", "cache tags"],
  Hostname: ["host", "hosts"],
  All: ["whole site", "whole sites"],
};

/** The number of targets of one type: "2 files". */
export function countOfType(type: TargetType, count: number): string {
  return plural(count, ...NAMES[type]);
}

/** The number of targets by type: "2 files and 1 directory". */
export function countsOf(targets: readonly Target[]): string {
  const counted = (Object.keys(NAMES) as TargetType[]).flatMap((type) => {
    const count = targets.filter((target) => target.type === type).length;
    return count ? countOfType(type, count) : [];
  });
  return counted.join(" and ") || "nothing";
}

/** The number of targets and calls: "2 files in 1 call", or "nothing". */
export function counts(targets: readonly Target[], calls: number, areAtLeast = false): string {
  if (targets.length === 0) return "nothing";
  return `${countsOf(targets)} in ${areAtLeast ? "at least " : ""}${plural(calls, "call")}`;
}
