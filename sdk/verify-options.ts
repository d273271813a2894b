import type { Input } from "@pulumi/pulumi";

/** How a refresh is verified. */
export interface VerifyOptions {
  /**
   * The maximum number of URLs that are requested: all that were changed, added or removed, or a sample of them with at
   * least one of every directory, if there are fewer directories than that. The sample is the same on every machine. If
   * a directory is refreshed instead of files, all URLs below it count as changed.
   *
   * @unit URLs
   * @defaultValue `100`
   */
  urls?: Input<number | undefined>;
  /**
   * For how long URLs with stale copies are requested again, at growing intervals: when the service reports a refresh
   * as complete, a tenth of its nodes may not be done yet.
   *
   * @unit seconds
   * @defaultValue `120`
   */
  timeoutSeconds?: Input<number | undefined>;
  /**
   * Addresses to connect to instead of the URLs' own hosts: `203.0.113.7`, `203.0.113.7:443`, `[2001:db8::1]:443`, or
   * `http://127.0.0.1:4011` for one without TLS, such as an emulator. Each URL is requested at each of them; the `Host`
   * header and the name in the certificate stay those of the URL.
   *
   * @defaultValue none: the URLs' own hosts, which lead to the nearest node only
   */
  nodes?: Input<Input<string>[] | undefined>;
}
