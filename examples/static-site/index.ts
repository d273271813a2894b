import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets, type VerifyOptions } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();

// The files are hashed while this program runs. Where the program uploads them too, give the refresh
// `{ dependsOn: upload }`: a refresh before the upload would bring the old bytes back.
const assets = hashAssets(config.get("folder") ?? `${__dirname}/site`);

const site = new CdnRefresh("site", {
  assets,
  baseUrls: [config.get("baseUrl") ?? "https://static.example.com/"],
  // Whether to look what visitors get afterwards: pulumi config set verify true. The demo names its edge's nodes.
  verify: config.getObject<boolean | VerifyOptions>("verify"),
});

export const taskIds = site.taskIds;
export const refreshed = site.refreshed;
