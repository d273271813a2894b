import * as pulumi from "@pulumi/pulumi";
import { EsaRefresh, hashAssets } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();

// The files of the site: what changes among them is refreshed, and nothing else.
const site = new EsaRefresh("site", {
  assets: hashAssets("dist"),
  baseUrls: ["https://www.example.com/"],
  // The caches of a new site are empty, and those of one that moves here were refreshed where it was.
  onCreate: "skip",
  // A plan above Free: pulumi config set urlsPerDay 10000
  limits: { urlsPerDay: config.getNumber("urlsPerDay") },
});

// What a server renders, by the tags of its responses: pulumi config set release 1.4.2
new EsaRefresh("fragments", {
  objectType: "CacheTag",
  objectPaths: ["menu", "prices"],
  site: "example.com",
  trigger: config.require("release"),
});

export const taskIds = site.taskIds;
