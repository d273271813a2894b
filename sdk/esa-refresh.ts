import type { CustomResourceOptions } from "@pulumi/pulumi";
import { esa } from "../provider/services/esa";
import { ObjectRefreshResource } from "./object-refresh";
import type { SiteRefreshArgs } from "./site-args";

/** Arguments of {@link EsaRefresh}. */
export type EsaRefreshArgs = SiteRefreshArgs;

const KIND = { type: "EsaRefresh", provider: "esa", service: esa };

/**
 * Refreshes what the caches of Edge Security Acceleration hold of some URLs: with `assets` those that changed, with
 * `objectPaths` all each time `trigger` changes; hosts, cache tags and whole sites too (operation PurgeCaches, API
 * 2024-09-10). Of each task, `taskIds` also has where it is listed: `<task id>@<site id>/<type>/<time>`.
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
   * @param options - Pulumi's own; give it `dependsOn` what uploads the files.
   * @throws RunError with all that is wrong with the arguments, as far as they are known.
   */
  constructor(name: string, args: EsaRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
