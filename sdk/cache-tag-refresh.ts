import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { cacheTag } from "../provider/services/cache-tag";
import type { CacheTagLimits } from "./account-limits";
import type { RefreshOptions } from "./refresh-options";
import { RefreshResource } from "./shell";

/** Arguments of {@link CacheTagRefresh}. */
export interface CacheTagRefreshArgs extends RefreshOptions {
  /**
   * The service whose caches are refreshed. When it changes, all tags are refreshed at the new service. For ESA, use
   * `objectType: "CacheTag"` of {@link EsaRefresh}.
   *
   * @defaultValue `"cdn"`
   */
  service?: Input<"cdn" | "dcdn" | undefined>;
  /** The domain whose caches are refreshed, without a scheme or wildcards, in Unicode or Punycode. Required. */
  domainName: Input<string>;
  /** The tags, as in the origin's `Cache-Tag` response header, without commas. Duplicates are dropped. Required. */
  cacheTags: Input<Input<string>[]>;
  /**
   * When this text changes, even back to an earlier value, all tags are refreshed again. It can be a hash of the
   * deployed content or any other non-empty string. Required.
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
 * Refreshes cached content of Alibaba Cloud CDN or DCDN by cache tag, each time `trigger` changes or a tag is added
 * (operations RefreshObjectCacheByCacheTag, API 2018-05-10, and RefreshDcdnObjectCacheByCacheTag, API 2018-01-15).
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
   * @param options - Pulumi's resource options. Set `dependsOn` to whatever deploys the content.
   * @throws RunError that lists up to ten problems with the arguments that are known when the program runs, or names a
   * `provider` of another package.
   */
  constructor(name: string, args: CacheTagRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, { ...args }, options);
  }
}
