import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";

const config = new pulumi.Config();

const site = new CdnRefresh("site", {
  assets: hashAssets(config.get("folder") ?? "./dist"),
  baseUrls: ["https://static.example.com/"],
  // "warn": the deployment succeeds anyway, and the next one sends what is unfinished.
  onFailure: config.get("onFailure") === "warn" ? "warn" : "error",
  // Refreshes everything when it changes: pulumi config set refresh "$(date)"
  trigger: config.get("refresh"),
});

export const { status, pending, requestIds } = site;
