import { mkdirSync } from "node:fs";
import { makeArchive } from "./archive";

// npm run archive
mkdirSync(".cache", { recursive: true });
makeArchive(".cache").then(({ file, version }) => {
  console.log(file);
  console.log(`pulumi plugin install resource alicloud-refresh ${version} --file ${file}`);
});
