import type { CustomResourceOptions } from "@pulumi/pulumi";
import { dcdn } from "../provider/services/dcdn";
import { ObjectRefreshResource } from "./object-refresh";
import type { ObjectRefreshArgs } from "./refresh-args";

/** Arguments of {@link DcdnRefresh}. */
export type DcdnRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "DcdnRefresh", provider: "dcdn", service: dcdn };

/**
 * Refreshes what the caches of Alibaba Cloud DCDN hold of some URLs: with `assets` those that changed, with `objectPaths`
 * all each time `trigger` changes (operation RefreshDcdnObjectCaches, API 2018-01-15).
 *
 * @example
 * ```ts
 * new DcdnRefresh("api", { objectPaths: ["https://docs.example.com/api/"], objectType: "Directory", trigger: "1.4.2" });
 * ```
 */
export class DcdnRefresh extends ObjectRefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's own; give it `dependsOn` what uploads the files.
   * @throws RunError with all that is wrong with the arguments, as far as they are known.
   */
  constructor(name: string, args: DcdnRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
