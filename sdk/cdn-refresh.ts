import type { CustomResourceOptions } from "@pulumi/pulumi";
import { cdn } from "../provider/services/cdn";

import type { ObjectRefreshArgs } from "./refresh-args";
import { RefreshResource } from "./shell";

/** Arguments of {@link CdnRefresh}. */
export type CdnRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "CdnRefresh", provider: "cdn", service: cdn };

/** Refreshes what the caches of Alibaba Cloud CDN hold of some object paths, each time `trigger` changes. */
export class CdnRefresh extends RefreshResource {
  constructor(name: string, args: CdnRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, args, options);
  }
}
