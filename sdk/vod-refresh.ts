import type { CustomResourceOptions } from "@pulumi/pulumi";
import { vod } from "../provider/services/vod";
import { ObjectRefreshResource } from "./object-refresh";
import type { ObjectRefreshArgs } from "./refresh-args";

/** Arguments of {@link VodRefresh}. */
export type VodRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "VodRefresh", provider: "vod", service: vod };

/**
 * Refreshes URLs in the caches of ApsaraVideo VOD: with `assets` those that changed, with `objectPaths` all of them
 * each time `trigger` changes (operation RefreshVodObjectCaches, API 2017-03-21).
 *
 * @example
 * ```ts
 * new VodRefresh("intro", { objectPaths: ["https://video.example.com/intro.mp4"], trigger: "take 2" });
 * ```
 */
export class VodRefresh extends ObjectRefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's resource options. Set `dependsOn` to whatever uploads the files.
   * @throws RunError that lists up to ten problems with the arguments that are known when the program runs, or names a
   * `provider` of another package.
   */
  constructor(name: string, args: VodRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
