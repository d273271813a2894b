import type { CustomResourceOptions } from "@pulumi/pulumi";
import { vod } from "../provider/services/vod";

import type { ObjectRefreshArgs } from "./refresh-args";
import { RefreshResource } from "./shell";

/** Arguments of {@link VodRefresh}. */
export type VodRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "VodRefresh", provider: "vod", service: vod };

/** Refreshes what the caches of Alibaba Cloud VOD hold of some object paths, each time `trigger` changes. */
export class VodRefresh extends RefreshResource {
  constructor(name: string, args: VodRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, args, options);
  }
}
