/**
 * Refreshes of Alibaba Cloud CDN, DCDN, VOD and ESA caches as Pulumi resources, for Node.js programs.
 *
 * @module pulumi-alicloud-refresh
 */
import "../provider/node-version";

export { hashAssets } from "../provider/assets/hash-assets";
export type { Assets } from "../provider/assets/hash-folder";
export { cleanUrlPaths, encodeUrlPath, fileUrlPaths, type UrlMapping } from "../provider/assets/mappings";
export type { HashAssetsOptions } from "../provider/assets/options";
export type { OnProgress } from "../provider/assets/progress";
export type { ToUrlPaths } from "../provider/assets/url-map";
export type { Refreshed, Status } from "../provider/refresh/refreshed";
export type { Verified } from "../provider/verify/verified";
export type { CacheTagLimits, ObjectLimits, SiteLimits } from "./account-limits";
export type { AssumeRole, AssumeRoleWithOidc } from "./assume-role";
export { CacheTagRefresh, type CacheTagRefreshArgs } from "./cache-tag-refresh";
export { CdnRefresh, type CdnRefreshArgs } from "./cdn-refresh";
export { DcdnRefresh, type DcdnRefreshArgs } from "./dcdn-refresh";
export { EsaRefresh, type EsaRefreshArgs } from "./esa-refresh";
export { Provider } from "./provider";
export type { ProviderArgs } from "./provider-args";
export type { AssetsArgs, ObjectPathsArgs, ObjectRefreshArgs, PreloadOptions } from "./refresh-args";
export type { RefreshOptions, WaitOptions } from "./refresh-options";
export type { SiteArgs, SiteAssetsArgs, SiteObjectsArgs, SiteRefreshArgs } from "./site-args";
export type { VerifyOptions } from "./verify-options";
export { VodRefresh, type VodRefreshArgs } from "./vod-refresh";
