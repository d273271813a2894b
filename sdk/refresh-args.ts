import type { Input } from "@pulumi/pulumi";
import type { AssetArgs, ObjectArgs } from "./args";
import type { Assets } from "./assets/hash-assets";
import type { Inputs } from "./inputs";

/** Object paths that are all refreshed when the trigger changes. */
export type ObjectPathsArgs = Inputs<ObjectArgs> & {
  assets?: never;
  baseUrls?: never;
  collapse?: never;
};

/** Assets of which only what changed is refreshed. */
export type AssetsArgs = Inputs<Omit<AssetArgs, "assets">> & {
  /**
   * What is served, and its hashes: the value of `hashAssets`, or its text, a line `<hash>  <url path>` per URL in
   * bytewise order. What differs from the last refresh is refreshed: changed, added and removed URLs.
   */
  assets: Input<Assets | string>;
  objectPaths?: never;
};

/** Exactly one of the two: object paths and a trigger, or assets and base URLs. */
export type ObjectRefreshArgs = ObjectPathsArgs | AssetsArgs;
