import { run } from "./run.mjs";

// Flags take precedence over the npm_config_* variables of an outer `npm run`.
const own = ["--global=false", "--dry-run=false", "--loglevel=error", "--include=dev", "--include=optional"];

/** Runs `npm ci` in `folder`, regardless of the options of an outer `npm run`. */
export const npmCi = (folder, signal, ...flags) =>
  run("npm", ["ci", "--prefix", folder, ...own, ...flags], { cwd: folder, signal });
