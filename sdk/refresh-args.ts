import type { Input } from "@pulumi/pulumi";
import type { Assets } from "../provider/assets/hash-assets";
import type { ObjectLimits } from "./account-limits";
import type { RefreshOptions } from "./refresh-options";
import type { VerifyOptions } from "./verify-options";

/** Object paths that are all refreshed when the trigger changes. */
export interface ObjectPathsArgs extends RefreshOptions {
  /**
   * What to refresh: URLs, absolute (`https://static.example.com/app.js`) or without their scheme, all of one object
   * type. A directory ends in a slash. An empty list is an error. Required.
   *
   * However a URL is written, what is refreshed is what browsers ask for: scheme and host in lower case, the host in
   * Punycode, no default port, the path percent-encoded (the vendor asks for that: DCDN's guide "Purge cache by URL
   * with regular expressions", 2025-06-03). Escapes that are there stay as they are. Two spellings of one URL count
   * once, and another spelling alone refreshes nothing.
   */
  objectPaths: Input<Input<string>[]>;
  /**
   * How the service reads the object paths: one URL each; a directory with all below it; a URL whose path is a regular
   * expression; a URL with whatever query string. `Regex` and `IgnoreParams` are only on the newer pages for DCDN and
   * VOD (read 2026-11-20). A regular expression may hold `[0-9]`, `[a-z]`, `[^/]*` and `.*` (CDN's guide "Configure URL
   * purge rules that contain regular expressions", 2024-09-20); a preview warns of others.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "Directory" | "Regex" | "IgnoreParams" | undefined>;
  /**
   * When this text changes, also back to an earlier one, everything declared is refreshed again: a hash of what was
   * deployed, or any other string that is not empty. Required.
   */
  trigger: Input<string>;
  /**
   * Limits of the account.
   *
   * @defaultValue the documented ones, see {@link ObjectLimits}
   */
  limits?: Input<ObjectLimits | undefined>;
  /** Goes with `baseUrls`, see {@link AssetsArgs}: either these two or `objectPaths`. */
  assets?: never;
  /** Goes with `assets`, see {@link AssetsArgs}: either these two or `objectPaths`. */
  baseUrls?: never;
  /** Goes with `assets`, see {@link AssetsArgs}: declare directories to refresh all below them. */
  fallback?: never;
  /** Goes with `assets`, see {@link AssetsArgs}: object paths are refreshed as they are given. */
  collapse?: never;
  /** Goes with `assets`, see {@link AssetsArgs}: only a manifest tells what visitors are to get. */
  verify?: never;
  /** Goes with `assets`, see {@link AssetsArgs}: what changed is preloaded. */
  preload?: never;
}

/** Assets of which only what changed is refreshed. */
export interface AssetsArgs extends RefreshOptions {
  /**
   * What is served, and its hashes: the value of {@link hashAssets}, or its text, a line `<hash>  <url path>` per URL in
   * bytewise order of the paths. What differs from the last refresh is refreshed: changed, added and removed URLs.
   * Required.
   */
  assets: Input<Assets | string>;
  /**
   * Where the assets are served: URLs that end in one slash, without empty segments and without "." and "..". Every URL
   * path is refreshed under each of them; a base that is added later, wholly. As with `objectPaths`, it does not matter
   * how a URL is spelt. Required, at least one.
   */
  baseUrls: Input<Input<string>[]>;
  /**
   * The URL path of the page that the host serves for URLs without a file: `"/index.html"` of a single-page app,
   * `"/404.html"`. It is cached under every URL that was visited, and nobody knows which these are: when the page
   * changes, all below each base URL is refreshed, as directories in the place of the files. So does everything that
   * refreshes all assets (the first `pulumi up`, a new `trigger`, a new base URL), and another `fallback`. It takes one
   * of the day's directories for each base URL that is not below another; a directory is marked as expired, see `force`.
   *
   * @defaultValue none: only the URLs of the assets are refreshed
   */
  fallback?: Input<string | undefined>;
  /**
   * How each URL is refreshed: alone, or with all its query strings, for edges that keep `/app.js?v=1` apart.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "IgnoreParams" | undefined>;
  /**
   * When this text changes, all assets are refreshed again.
   *
   * @defaultValue none; the assets' own hash is enough
   */
  trigger?: Input<string | undefined>;
  /**
   * Whether directories may be refreshed in the place of files when a day's quota cannot hold the files. `false` makes
   * that an error, which says how many do not fit.
   *
   * @defaultValue `true`
   */
  collapse?: Input<boolean | undefined>;
  /**
   * Whether the URLs that changed are visited when the refresh is complete, as visitors do, and their bytes compared with
   * the manifest, which must have the hashes of {@link hashAssets}; so `pulumi up` waits for the refresh, see `wait`.
   * `true` has the defaults of {@link VerifyOptions}. What visitors do not get fails the update (see `onFailure`) and
   * stays `pending`: the next `pulumi up` refreshes and verifies it again. Of what cannot be told, such as URLs that
   * must be signed, there is a warning. Turning it on or off refreshes nothing by itself.
   *
   * @defaultValue `false`
   */
  verify?: Input<boolean | VerifyOptions | undefined>;
  /**
   * Whether the service fetches what was refreshed from the origin before a visitor asks for it: the changed and added
   * URLs, and of directories those below them, once the refresh is complete (which is waited for as with `wait: true`).
   * As many as the day's quota of preloads holds, those with the fewest path segments first, 100 a call (operations
   * PushObjectCache, PreloadDcdnObjectCaches and PreloadVodObjectCaches, help pages read 2026-11-25). That takes the service
   * 5 to 30 minutes, and is not waited for. The service asks for the gzip form alone. A preload that fails is a
   * warning: what is not preloaded is fresh, and its first visitor waits for the origin.
   *
   * @defaultValue `false`
   */
  preload?: Input<boolean | PreloadOptions | undefined>;
  /**
   * Limits of the account.
   *
   * @defaultValue the documented ones, see {@link ObjectLimits}
   */
  limits?: Input<ObjectLimits | undefined>;
  /** Goes with `trigger`, see {@link ObjectPathsArgs}: either it or `assets` and `baseUrls`. */
  objectPaths?: never;
}

/** How what was refreshed is preloaded. */
export interface PreloadOptions {
  /**
   * Where: the nodes in mainland China, or all others.
   *
   * @defaultValue where the domain is accelerated
   */
  area?: Input<"domestic" | "overseas" | undefined>;
  /**
   * Whether only the second-level nodes fetch, from which all others get what they are asked for.
   *
   * @defaultValue the service's own, `false`
   */
  l2?: Input<boolean | undefined>;
}

/** Exactly one of the two: object paths and a trigger, or assets and base URLs. */
export type ObjectRefreshArgs = ObjectPathsArgs | AssetsArgs;
