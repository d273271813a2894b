/** What a refresh acts on: the vendor's object types, cache tags, and of ESA hosts and whole sites. */
export type TargetType = "File" | "Directory" | "Regex" | "IgnoreParams" | "CacheTag" | "Hostname" | "All";

/** One thing to refresh. For a cache tag, `path` is "<domain name> <tag>", at ESA "<site> <tag>". */
export interface Target {
  readonly type: TargetType;
  readonly path: string;
}

/** The domain of a target: the host (and port) of its URL, the first word of a cache tag's path, or a name by itself. */
export function domainOf({ path }: Target): string {
  return /^(?:https?:\/\/)?([^/ ]*)/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** Each once, in the order in which they first come. */
export function distinctTargets(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [`${target.type} ${target.path}`, target])).values()];
}

/** The targets without those that a directory among them, or among the others, refreshes along with all below it. */
export function withoutCovered(targets: readonly Target[], others: readonly Target[] = []): Target[] {
  const directories = [...targets, ...others].filter(({ type }) => type === "Directory");
  const isCovered = ({ type, path }: Target) =>
    COVERED.includes(type) && directories.some((above) => above.path !== path && path.startsWith(above.path));
  return targets.filter((target) => !isCovered(target));
}

const COVERED: readonly TargetType[] = ["File", "IgnoreParams", "Directory"];
