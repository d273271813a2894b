import { readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();
const domainName = config.require("domain");
const folder = config.get("folder") ?? "./dist";

const bucket = new alicloud.oss.Bucket("site", { bucket: config.require("bucket") });

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
const objects = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .map((source) => {
    const key = relative(folder, source).split(sep).join("/");
    const contentType = TYPES[extname(source)] ?? "application/octet-stream";
    return new alicloud.oss.BucketObject(key, { bucket: bucket.id, key, source, contentType });
  });

const domain = new alicloud.cdn.DomainNew("site", {
  domainName,
  cdnType: "web",
  scope: "overseas",
  sources: [
    { type: "oss", content: pulumi.interpolate`${bucket.bucket}.${bucket.extranetEndpoint}`, port: 443 },
  ],
});

// The bucket stays private: CDN signs what it asks of it.
new alicloud.cdn.DomainConfig("private-bucket", {
  domainName: domain.domainName,
  functionName: "l2_oss_key",
  functionArgs: [{ argName: "private_oss_auth", argValue: "on" }],
});

// "/guide/" is the object "guide/index.html"; `hashAssets` refreshes both names of it.
new alicloud.cdn.DomainConfig("index-pages", {
  domainName: domain.domainName,
  functionName: "back_to_origin_url_rewrite",
  functionArgs: [
    { argName: "source_url", argValue: "^(.*)/$" },
    { argName: "target_url", argValue: "$1/index.html" },
    { argName: "flag", argValue: "break" },
  ],
});

const refresh = new CdnRefresh(
  "site",
  {
    assets: hashAssets(folder),
    baseUrls: [pulumi.interpolate`https://${domain.domainName}/`],
    onCreate: "skip",
    // Looks what visitors get. A page that was removed is found too, see the guide: with a warning the engine goes on, and
    // deletes its object; the next `pulumi up` refreshes it again.
    verify: true,
    onFailure: "warn",
  },
  { dependsOn: objects },
);

export const cname = domain.cname;
export const refreshed = refresh.refreshed;
