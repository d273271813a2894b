import { run } from "./run.mjs";

// Flags win over the npm_config_* variables that an outer `npm run` hands down.
const own = ["--global=false", "--dry-run=false", "--loglevel=error", "--include=dev", "--include=optional"];

/** `npm ci` in `folder`, the same alone and inside an `npm run`, which may be a silent or production one. */
export const npmCi = (folder, signal, ...flags) =>
  run("npm", ["ci", "--prefix", folder, ...own, ...flags], { cwd: folder, signal });
