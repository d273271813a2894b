export type { Refreshed, Status } from "../provider/outputs";
export { type Assets, type HashAssetsOptions, hashAssets } from "./assets/hash-assets";
export { CacheTagRefresh, type CacheTagRefreshArgs } from "./cache-tag-refresh";
export { CdnRefresh, type CdnRefreshArgs } from "./cdn-refresh";
export { DcdnRefresh, type DcdnRefreshArgs } from "./dcdn-refresh";
export { type AssumeRole, type AssumeRoleWithOidc, Provider, type ProviderArgs } from "./provider";
export type { AssetsArgs, ObjectPathsArgs, ObjectRefreshArgs } from "./refresh-args";
export { VodRefresh, type VodRefreshArgs } from "./vod-refresh";
