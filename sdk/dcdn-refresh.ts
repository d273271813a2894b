import type { CustomResourceOptions } from "@pulumi/pulumi";
import { dcdn } from "../provider/services/dcdn";

import type { ObjectRefreshArgs } from "./refresh-args";
import { RefreshResource } from "./shell";

/** Arguments of {@link DcdnRefresh}. */
export type DcdnRefreshArgs = ObjectRefreshArgs;

const KIND = { type: "DcdnRefresh", provider: "dcdn", service: dcdn };

/** Refreshes what the caches of Alibaba Cloud DCDN hold of some object paths, each time `trigger` changes. */
export class DcdnRefresh extends RefreshResource {
  constructor(name: string, args: DcdnRefreshArgs, options?: CustomResourceOptions) {
    super(KIND, name, args, options);
  }
}
