import type { Input } from "@pulumi/pulumi";
import type { SiteLimits } from "./account-limits";
import type { AssetsArgs, ObjectPathsArgs } from "./refresh-args";

/** Whose caches are refreshed, at a service that is divided into sites. */
export interface SiteArgs {
  /**
   * The site's name, such as `example.com`. A host that is no part of it is an error of the preview.
   *
   * @defaultValue the site of each host, which is looked up with ListSites: the longest name that is the host or a suffix
   * of it; hosts of several sites are refreshed by calls of their own
   */
  site?: Input<string | undefined>;
  /**
   * The site's id, as text: it is a number of 15 digits. With it no site is looked up, and the permission `esa:ListSites`
   * is not needed.
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

/** Objects of sites that are all refreshed when the trigger changes. */
export interface SiteObjectsArgs
  extends Omit<ObjectPathsArgs, "objectPaths" | "objectType" | "limits">,
    SiteArgs {
  /**
   * What to refresh, all of one object type: URLs as with {@link ObjectPathsArgs}, which get `https://` where they have no
   * scheme; for `Hostname` hosts, for `CacheTag` tags as in the origin's `Cache-Tag` header, for `All` the names of the
   * sites. An empty list is an error. Required.
   */
  objectPaths: Input<Input<string>[]>;
  /**
   * What the object paths are: one URL each; a directory with all below it; a URL with whatever query string; a host with
   * all that it serves; a cache tag, which wants `site` or `siteId`; a whole site.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "Directory" | "IgnoreParams" | "Hostname" | "CacheTag" | "All" | undefined>;
}

/** Assets on sites, of which only what changed is refreshed. */
export interface SiteAssetsArgs extends Omit<AssetsArgs, "limits" | "preload">, SiteArgs {
  /**
   * Whether the service fetches what was refreshed before a visitor asks for it, as with {@link AssetsArgs} (operation
   * PreloadCaches). No page says how many URLs a day that may be: the service will.
   *
   * @defaultValue `false`
   */
  preload?: Input<boolean | undefined>;
}

/** Exactly one of the two: objects and a trigger, or assets and base URLs. */
export type SiteRefreshArgs = SiteObjectsArgs | SiteAssetsArgs;
