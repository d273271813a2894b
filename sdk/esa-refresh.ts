import type { CustomResourceOptions } from "@pulumi/pulumi";
import { esa } from "../provider/services/esa";
import { ObjectRefreshResource } from "./object-refresh";
import type { SiteRefreshArgs } from "./site-args";

/** Arguments of {@link EsaRefresh}. */
export type EsaRefreshArgs = SiteRefreshArgs;

const KIND = { type: "EsaRefresh", provider: "esa", service: esa };

/**
 * Refreshes URLs in the caches of Edge Security Acceleration: with `assets` those that changed, with `objectPaths` all
 * of them each time `trigger` changes (operation PurgeCaches, API 2024-09-10). Object paths can also be hosts, cache
 * tags and whole sites. An entry of `taskIds` includes where the task is listed: `<task id>@<site id>/<type>/<time>`.
 *
 * @example
 * ```ts
 * new EsaRefresh("site", { assets: hashAssets("./dist"), baseUrls: ["https://www.example.com/"] });
 * ```
 */
export class EsaRefresh extends ObjectRefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's resource options. Set `dependsOn` to whatever uploads the files.
   * @throws RunError that lists up to ten problems with the arguments that are known when the program runs, or names a
   * `provider` of another package.
   */
  constructor(name: string, args: EsaRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
