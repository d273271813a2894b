import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const assets = hashAssets(new pulumi.Config().get("folder") ?? "./dist");

new CdnRefresh("site", {
  assets,
  baseUrls: ["https://static.example.com/"],
  // The script has refreshed what is deployed now.
  onCreate: "skip",
});
