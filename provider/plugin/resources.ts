import * as providers from "../index";
import type { ResourceProvider } from "../lifecycle/provider-methods";

/** The provider of each resource type, by its token: `cdn` is that of `alicloud-refresh:index:CdnRefresh`. */
export const RESOURCES: ReadonlyMap<string, ResourceProvider> = new Map(
  Object.entries(providers).map(([name, provider]) => [
    `alicloud-refresh:index:${name[0]?.toUpperCase()}${name.slice(1)}Refresh`,
    provider,
  ]),
);
