import type { Output } from "@pulumi/pulumi";
import type { Verified } from "../provider/verify/verified";
import { RefreshResource } from "./shell";

/** Base class of the resources that take assets. */
export abstract class ObjectRefreshResource extends RefreshResource {
  /** With `verify`: what visitors got after the last refresh. Undefined if it was not verified. */
  declare readonly verified: Output<Verified | undefined>;
  /**
   * With `preload`: the ids of the tasks that preload what the last refresh completed. Undefined if it was not
   * preloaded.
   */
  declare readonly preloadTaskIds: Output<string[] | undefined>;
}
