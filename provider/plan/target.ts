/** What a refresh acts on: the vendor's object types, and cache tags. */
export type TargetType = "File" | "Directory" | "Regex" | "IgnoreParams" | "CacheTag";

/** One thing to refresh. For a cache tag, `path` is "<domain name> <tag>". */
export interface Target {
  readonly type: TargetType;
  readonly path: string;
}

/** The domain of a target: the host (and port) of its URL, or the first word of a cache tag's path. */
export function domainOf({ path }: Target): string {
  return /^(?:https?:\/\/)?([^/ ]*)/i.exec(path)?.[1]?.toLowerCase() ?? "";
}
