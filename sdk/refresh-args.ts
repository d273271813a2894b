import type { Input } from "@pulumi/pulumi";
import type { Assets } from "../provider/assets/hash-folder";
import type { ObjectLimits } from "./account-limits";
import type { RefreshOptions } from "./refresh-options";
import type { VerifyOptions } from "./verify-options";

// Not derived from the zod schemas, since the declarations would lose all doc comments. A test compares the two.

/** Object paths that are all refreshed when the trigger changes. */
export interface ObjectPathsArgs extends RefreshOptions {
  /**
   * The URLs to refresh, all of one object type: absolute (`https://static.example.com/app.js`) or without a scheme. A
   * directory ends in a slash. An empty list is an error. Required.
   *
   * Each URL is refreshed in the form in which browsers request it: scheme and host in lower case, the host in
   * Punycode, no default port, the path percent-encoded (DCDN's guide "Purge cache by URL with regular expressions",
   * 2025-06-03, requires that). Existing escapes are kept. Two spellings of the same URL count once, and a change of
   * spelling alone refreshes nothing.
   */
  objectPaths: Input<Input<string>[]>;
  /**
   * How the service reads the object paths: `File` is a single URL, `Directory` everything below a URL, `Regex` a URL
   * whose path is a regular expression, `IgnoreParams` a URL with any query string. For DCDN and VOD, `Regex` and
   * `IgnoreParams` are documented on the newer pages only (read 2026-11-20). A regular expression may contain `[0-9]`,
   * `[a-z]`, `[^/]*` and `.*` (CDN's guide "Configure URL purge rules that contain regular expressions", 2024-09-20);
   * the preview warns about anything else.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "Directory" | "Regex" | "IgnoreParams" | undefined>;
  /**
   * When this text changes, even back to an earlier value, everything that is declared is refreshed again. It can be a
   * hash of the deployed content or any other non-empty string. Required.
   */
  trigger: Input<string>;
  /**
   * Limits of the account.
   *
   * @defaultValue the documented ones, see {@link ObjectLimits}
   */
  limits?: Input<ObjectLimits | undefined>;
  /** Only with `baseUrls`, see {@link AssetsArgs}: give either these two or `objectPaths`. */
  assets?: never;
  /** Only with `assets`, see {@link AssetsArgs}: give either these two or `objectPaths`. */
  baseUrls?: never;
  /** Only with `assets`, see {@link AssetsArgs}. To refresh everything below a URL, declare a directory. */
  fallback?: never;
  /** Only with `assets`, see {@link AssetsArgs}: object paths are refreshed as given. */
  collapse?: never;
  /** Only with `assets`, see {@link AssetsArgs}: without a manifest it is unknown what visitors should get. */
  verify?: never;
  /** Only with `assets`, see {@link AssetsArgs}: it preloads the assets that changed. */
  preload?: never;
}

/** Assets, of which only those that changed are refreshed. */
export interface AssetsArgs extends RefreshOptions {
  /**
   * What is served, with hashes: the result of {@link hashAssets}, or its text, which has a line `<hash>  <url path>`
   * for each URL, in bytewise order of the paths. Everything that differs from the last refresh is refreshed: changed,
   * added and removed URLs. Required.
   */
  assets: Input<Assets | string>;
  /**
   * Where the assets are served: URLs that end in one slash, without empty segments and without "." and "..". Every URL
   * path is refreshed under each of them. When a base URL is added, all assets under it are refreshed. As with
   * `objectPaths`, the spelling of a URL does not matter. Required, at least one.
   */
  baseUrls: Input<Input<string>[]>;
  /**
   * The URL path of the page that the host serves for URLs without a file, such as `"/index.html"` of a single-page app
   * or `"/404.html"`. It is cached under every such URL that was ever requested, and these are not known. Therefore,
   * when the page changes, everything below each base URL is refreshed, as directories instead of files. The same
   * applies to everything else that refreshes all assets (the first `pulumi up`, a new `trigger`, a new base URL), and
   * to a change of `fallback`. This uses one directory of the daily quota for each base URL that is not below another
   * one. A directory is only marked as expired, see `force`.
   *
   * @defaultValue none: only the URLs of the assets are refreshed
   */
  fallback?: Input<string | undefined>;
  /**
   * How each URL is refreshed: `File` by itself, `IgnoreParams` with all its query strings, for edges that cache
   * `/app.js?v=1` separately.
   *
   * @defaultValue `"File"`
   */
  objectType?: Input<"File" | "IgnoreParams" | undefined>;
  /**
   * When this text changes, all assets are refreshed again.
   *
   * @defaultValue none: a refresh depends on the assets alone
   */
  trigger?: Input<string | undefined>;
  /**
   * Whether directories may be refreshed instead of files if the files exceed the daily quota. With `false`, exceeding
   * it is an error that says by how many.
   *
   * @defaultValue `true`
   */
  collapse?: Input<boolean | undefined>;
  /**
   * Whether the changed URLs are requested after the refresh, as visitors do, and the responses compared with the
   * manifest, which must have the hashes of {@link hashAssets}. `pulumi up` then waits for the refresh, see `wait`.
   * `true` uses the defaults of {@link VerifyOptions}. URLs that visitors do not get as deployed fail the update (see
   * `onFailure`) and stay `pending`: the next `pulumi up` refreshes and verifies them again. URLs that cannot be
   * checked, such as those that must be signed, cause a warning. Copies under other query strings (see `objectType`)
   * are not checked. Turning this on or off refreshes nothing.
   *
   * @defaultValue `false`
   */
  verify?: Input<boolean | VerifyOptions | undefined>;
  /**
   * Whether the service fetches the refreshed content from the origin before visitors request it: the changed and added
   * URLs, also where a directory was refreshed instead of them. This starts when the refresh is complete, so
   * `pulumi up` waits for the refresh as with `wait: true`, but not for the preload, which takes 5 to 30 minutes. If
   * the daily preload quota is too small for all URLs, those with the fewest path segments come first. A call has up to
   * 100 URLs (operations PushObjectCache, PreloadDcdnObjectCaches and PreloadVodObjectCaches, help pages read
   * 2026-11-25). The service requests only the gzip form. A failed preload causes a warning: the content is fresh, but
   * its first visitor waits for the origin.
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
  /** Only with `trigger`, see {@link ObjectPathsArgs}: give either it or `assets` and `baseUrls`. */
  objectPaths?: never;
}

/** How the refreshed content is preloaded. */
export interface PreloadOptions {
  /**
   * Where to preload: `"domestic"` on the nodes in mainland China, `"overseas"` on all others.
   *
   * @defaultValue everywhere the domain is accelerated
   */
  area?: Input<"domestic" | "overseas" | undefined>;
  /**
   * Whether only the second-level nodes preload. All other nodes fetch from these.
   *
   * @defaultValue the service's own, `false`
   */
  l2?: Input<boolean | undefined>;
}

/** Either object paths and a trigger, or assets and base URLs. */
export type ObjectRefreshArgs = ObjectPathsArgs | AssetsArgs;
