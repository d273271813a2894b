import * as pulumi from "@pulumi/pulumi";
import { CacheTagRefresh } from "pulumi-alicloud-refresh";

// The version that a release sets: pulumi config set release 1.4.2
const release = new pulumi.Config().require("release");

// The origin responds with "Cache-Tag: app" for what belongs to the application.
const app = new CacheTagRefresh("app", {
  domainName: "static.example.com",
  cacheTags: ["app", "fragments"],
  trigger: release,
});

export const taskIds = app.taskIds;
