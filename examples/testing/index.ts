import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();

new CdnRefresh("site", {
  // Where the site was built: pulumi config set folder ./dist
  assets: hashAssets(config.require("folder")),
  baseUrls: ["https://static.example.com/"],
  // After a refresh, the stack looks what visitors get; in a test, at the nodes of the emulator's edge.
  verify: { nodes: config.getObject<string[]>("nodes") },
});
