import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const assets = hashAssets(process.env.SITE ?? "./dist");

new CdnRefresh("site", {
  assets,
  baseUrls: ["https://static.example.com/"],
  // A red build when visitors still get the old files after ten minutes.
  wait: { timeoutSeconds: 600 },
});
