import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();

new CdnRefresh("docs", {
  assets: hashAssets(config.get("folder") ?? "./dist"),
  baseUrls: ["https://docs.example.com/"],
  // What Quota Center shows for this account; what is left out is as documented.
  limits: { urlsPerDay: config.getNumber("urlsPerDay"), directoriesPerDay: 200 },
  // An error in the preview, rather than directories, when a change is larger than that.
  collapse: config.getBoolean("collapse"),
});
