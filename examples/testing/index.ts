import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

// Where the site was built: pulumi config set folder ./dist
const folder = new pulumi.Config().require("folder");

new CdnRefresh("site", { assets: hashAssets(folder), baseUrls: ["https://static.example.com/"] });
