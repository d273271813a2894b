import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets, Provider } from "pulumi-alicloud-refresh";

const assets = hashAssets(`${__dirname}/site`);

// The stack's own account: alicloud:accessKey and so on, or the environment.
new CdnRefresh("site", { assets, baseUrls: ["https://static.example.com/"] });

const config = new pulumi.Config("partner");
const partner = new Provider("partner", {
  accessKey: config.requireSecret("accessKey"),
  secretKey: config.requireSecret("secretKey"),
});
new CdnRefresh("partner-site", { assets, baseUrls: ["https://static.example.org/"] }, { provider: partner });
