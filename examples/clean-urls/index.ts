import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

new CdnRefresh("site", {
  // about.html is refreshed as /about.html and /about, docs/index.html as /docs/index.html, /docs/ and /docs.
  assets: hashAssets(`${__dirname}/site`, { toUrlPaths: "cleanUrls" }),
  baseUrls: ["https://www.example.com/"],
});
