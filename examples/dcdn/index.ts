import * as pulumi from "@pulumi/pulumi";
import { DcdnRefresh } from "pulumi-alicloud-refresh";

// The version that a release sets: pulumi config set release 1.4.2
const release = new pulumi.Config().require("release");

const api = new DcdnRefresh("api-docs", {
  objectPaths: ["https://docs.example.com/api/", "https://docs.example.com/openapi/"],
  objectType: "Directory",
  trigger: release,
});

export const taskIds = api.taskIds;
