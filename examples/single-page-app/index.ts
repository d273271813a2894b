import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

new CdnRefresh("app", {
  assets: hashAssets(`${__dirname}/site`),
  baseUrls: ["https://app.example.com/"],
  // Served for /users/12 as well: when it changes, all below the base is refreshed, as one directory.
  fallback: "/index.html",
});
