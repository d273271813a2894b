import type { Input } from "@pulumi/pulumi";

/** How visits show what visitors get after a refresh. */
export interface VerifyOptions {
  /**
   * How many URLs are visited at most: of those that changed, were added or removed, all, or a sample with at least one
   * of every directory, as far as they go. The same ones on every machine. Where a directory is refreshed in the place of
   * files, all URLs below it are taken for changed.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  urls?: Input<number | undefined>;
  /**
   * For how long copies from before the refresh are asked for again, with growing pauses: when a refresh is complete, a
   * tenth of the service's nodes may still be at it.
   *
   * @unit seconds
   * @defaultValue `120`
   */
  timeoutSeconds?: Input<number | undefined>;
  /**
   * Nodes to connect to in place of the URLs' own names: `203.0.113.7`, `203.0.113.7:443`, `[2001:db8::1]:443`, or
   * `http://127.0.0.1:4011` for one without TLS, such as an emulator's. Each URL is visited at each of them, with its own
   * name as Host and in the certificate.
   *
   * @defaultValue none: the URLs' own names, which lead to whichever node is nearest
   */
  nodes?: Input<Input<string>[] | undefined>;
}
