import type { CustomResourceOptions } from "@pulumi/pulumi";
import { cdn } from "../provider/services/cdn";
import { ObjectRefreshResource } from "./object-refresh";
import type { ObjectRefreshArgs } from "./refresh-args";

/** Arguments of {@link CdnRefresh}. */
export type CdnRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "CdnRefresh", provider: "cdn", service: cdn };

/**
 * Refreshes URLs in the caches of Alibaba Cloud CDN: with `assets` those that changed, with `objectPaths` all of them
 * each time `trigger` changes (operation RefreshObjectCaches, API 2018-05-10).
 *
 * @example
 * ```ts
 * new CdnRefresh("site", { assets: hashAssets("./dist"), baseUrls: ["https://static.example.com/"] });
 * ```
 */
export class CdnRefresh extends ObjectRefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's resource options. Set `dependsOn` to whatever uploads the files.
   * @throws RunError that lists up to ten problems with the arguments that are known when the program runs, or names a
   * `provider` of another package.
   */
  constructor(name: string, args: CdnRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
