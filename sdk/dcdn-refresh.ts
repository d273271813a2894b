import type { CustomResourceOptions } from "@pulumi/pulumi";
import { dcdn } from "../provider/services/dcdn";
import { ObjectRefreshResource } from "./object-refresh";
import type { ObjectRefreshArgs } from "./refresh-args";

/** Arguments of {@link DcdnRefresh}. */
export type DcdnRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "DcdnRefresh", provider: "dcdn", service: dcdn };

/**
 * Refreshes URLs in the caches of Alibaba Cloud DCDN: with `assets` those that changed, with `objectPaths` all of them
 * each time `trigger` changes (operation RefreshDcdnObjectCaches, API 2018-01-15).
 *
 * @example
 * ```ts
 * new DcdnRefresh("api", { objectPaths: ["https://docs.example.com/api/"], objectType: "Directory", trigger: "1.4" });
 * ```
 */
export class DcdnRefresh extends ObjectRefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's resource options. Set `dependsOn` to whatever uploads the files.
   * @throws RunError that lists up to ten problems with the arguments that are known when the program runs, or names a
   * `provider` of another package.
   */
  constructor(name: string, args: DcdnRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
