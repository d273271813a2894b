import type { CustomResourceOptions } from "@pulumi/pulumi";
import { cacheTag } from "../provider/services/cache-tag";
import type { CacheTagArgs } from "./args";
import type { Inputs } from "./inputs";
import { RefreshResource } from "./shell";

/** Arguments of {@link CacheTagRefresh}. */
export type CacheTagRefreshArgs = Inputs<CacheTagArgs>;

const KIND = { type: "CacheTagRefresh", provider: "cacheTag", service: cacheTag };

/** Refreshes what the caches of Alibaba Cloud CDN hold under some cache tags, each time `trigger` changes. */
export class CacheTagRefresh extends RefreshResource {
  constructor(name: string, args: CacheTagRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, args, options);
  }
}
