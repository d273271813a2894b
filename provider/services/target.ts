/**
 * What can be refreshed: the vendor's object types, cache tags, and at ESA hosts (`Hostname`) and whole sites (`All`).
 */
export type TargetType = "File" | "Directory" | "Regex" | "IgnoreParams" | "CacheTag" | "Hostname" | "All";

/** One thing to refresh. The `path` of a cache tag is "<domain name> <tag>", at ESA "<site> <tag>". */
export interface Target {
  readonly type: TargetType;
  readonly path: string;
}

/** The domain of a target: the host and port of a URL, the first word of a cache tag's path, or the host itself. */
export function domainOf({ path }: Target): string {
  return /^(?:https?:\/\/)?([^/ ]*)/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** Without duplicates, in the order of first occurrence. */
export function distinctTargets(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [`${target.type} ${target.path}`, target])).values()];
}

/** The targets without those that are below a directory among the targets or among the others, its own URL included. */
export function withoutCovered(targets: readonly Target[], others: readonly Target[] = []): Target[] {
  const directories = [...targets, ...others].filter(({ type }) => type === "Directory");
  const isCovered = ({ type, path }: Target) =>
    COVERED.includes(type) &&
    directories.some((above) => path.startsWith(above.path) && (type !== "Directory" || path !== above.path));
  return targets.filter((target) => !isCovered(target));
}

const COVERED: readonly TargetType[] = ["File", "IgnoreParams", "Directory"];
