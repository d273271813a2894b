import { readFileSync } from "node:fs";
import { VodRefresh } from "pulumi-alicloud-refresh";

// What a transcoding run has replaced, a URL a line. The list itself is the trigger: a new run writes a new one.
const list = readFileSync(`${__dirname}/replaced.txt`, "utf8");

const videos = new VodRefresh("videos", {
  objectPaths: list.split("\n").filter((line) => line !== ""),
  trigger: list,
  // The caches of a new stack have never seen these videos.
  onCreate: "skip",
});

export const status = videos.status;
