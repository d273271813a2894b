import type { Output } from "@pulumi/pulumi";
import type { Verified } from "../provider/verify/verified";
import { RefreshResource } from "./shell";

/** What the resources that take assets share. */
export abstract class ObjectRefreshResource extends RefreshResource {
  /** With `verify`: what visitors got after the last refresh; undefined when it was not verified. */
  declare readonly verified: Output<Verified | undefined>;
  /** With `preload`: the ids of the tasks that warm what the last refresh completed; undefined without. */
  declare readonly preloadTaskIds: Output<string[] | undefined>;
}
