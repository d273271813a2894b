import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { cacheTag } from "../provider/services/cache-tag";
import type { CacheTagLimits } from "./account-limits";
import type { RefreshOptions } from "./refresh-options";
import { RefreshResource } from "./shell";

/** Arguments of {@link CacheTagRefresh}. */
export interface CacheTagRefreshArgs extends RefreshOptions {
  /**
   * Whose caches are refreshed: those of CDN or of DCDN. When it changes, all tags are refreshed there. ESA's tags are an
   * object type of {@link EsaRefresh}.
   *
   * @defaultValue `"cdn"`
   */
  service?: Input<"cdn" | "dcdn" | undefined>;
  /** The one domain whose caches are refreshed: no wildcard, no scheme; in its own script or in Punycode. Required. */
  domainName: Input<string>;
  /** The tags, as in the origin's `Cache-Tag` response header, without commas. Doubles are dropped. Required. */
  cacheTags: Input<Input<string>[]>;
  /**
   * When this text changes, also back to an earlier one, all tags are refreshed again: a hash of what was deployed, or
   * any other string that is not empty. Required.
   */
  trigger: Input<string>;
  /**
   * Limits of the account.
   *
   * @defaultValue see {@link CacheTagLimits}
   */
  limits?: Input<CacheTagLimits | undefined>;
}

const KIND = { type: "CacheTagRefresh", provider: "cacheTag", service: cacheTag };

/**
 * Refreshes what the caches of Alibaba Cloud CDN or DCDN hold under some cache tags, each time `trigger` changes or a tag is
 * added (operations RefreshObjectCacheByCacheTag, API 2018-05-10, and RefreshDcdnObjectCacheByCacheTag, API 2018-01-15).
 *
 * @example
 * ```ts
 * new CacheTagRefresh("release", { domainName: "static.example.com", cacheTags: ["app"], trigger: "1.4.2" });
 * ```
 */
export class CacheTagRefresh extends RefreshResource {
  /**
   * @param name - The resource's name, unique in its stack.
   * @param args - What to refresh, and when.
   * @param options - Pulumi's own; give it `dependsOn` what deploys the content.
   * @throws RunError with all that is wrong with the arguments, as far as they are known.
   */
  constructor(name: string, args: CacheTagRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
