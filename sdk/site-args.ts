import type { Input } from "@pulumi/pulumi";
import type { SiteLimits } from "./account-limits";
import type { AssetsArgs, ObjectPathsArgs } from "./refresh-args";

/** The site whose caches are refreshed. */
export interface SiteArgs {
  /**
   * The site's name, such as `example.com`. A host that does not belong to it is an error in the preview.
   *
   * @defaultValue the site of each host, looked up with ListSites: the one with the longest name that equals the host
   * or is a suffix of it. Hosts of different sites are refreshed in separate calls
   */
  site?: Input<string | undefined>;
  /**
   * The site's id, a string of 15 digits. With it no site is looked up, and the permission `esa:ListSites` is not
   * needed.
   *
   * @defaultValue that of `site`, which is looked up
   */
  siteId?: Input<string | undefined>;
  /**
   * Limits of the site.
   *
   * @defaultValue those of the Free plan, see {@link SiteLimits}
   */
  limits?: Input<SiteLimits | undefined>;
}

/** Object paths at ESA that are all refreshed when the trigger changes. */
export interface SiteObjectsArgs
  extends Omit<ObjectPathsArgs, "objectPaths" | "objectType" | "limits">,
    SiteArgs {
  /**
   * What to refresh, all of one object type: URLs as with {@link ObjectPathsArgs} (`https://` is added to those without
   * a scheme), hosts for `Hostname`, tags as in the origin's `Cache-Tag` header for `CacheTag`, or names of sites for
   * `All`. An empty list is an error. Required.
   */
  objectPaths: Input<Input<string>[]>;
  /**
   * How the service reads the object paths: `File` is a single URL, `Directory` everything below a URL, `IgnoreParams`
   * a URL with any query string, `Hostname` everything that a host serves, `CacheTag` everything with a cache tag
   * (requires `site` or `siteId`), `All` a whole site.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "Directory" | "IgnoreParams" | "Hostname" | "CacheTag" | "All" | undefined>;
}

/** Assets at ESA, of which only those that changed are refreshed. */
export interface SiteAssetsArgs extends Omit<AssetsArgs, "limits" | "preload">, SiteArgs {
  /**
   * Whether the service fetches the refreshed content before visitors request it, as with {@link AssetsArgs} (operation
   * PreloadCaches). A daily quota is not documented; if there is one, the service enforces it.
   *
   * @defaultValue `false`
   */
  preload?: Input<boolean | undefined>;
}

/** Either object paths and a trigger, or assets and base URLs. */
export type SiteRefreshArgs = SiteObjectsArgs | SiteAssetsArgs;
