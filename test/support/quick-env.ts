import { resolve } from "node:path";

/** For runs of the CLI, which are short and many. */
export const quickEnv = {
  // What Node compiled of @pulumi/pulumi and TypeScript, kept for the next process: compiling is a sixth of its work.
  NODE_COMPILE_CACHE: resolve(".cache/compiled"),
  // Pulumi's SDK loads TypeScript when it is needed: starting the SDK takes a third of the time.
  NODE_OPTIONS: `--require ${JSON.stringify(resolve("test/support/late-packages.cjs"))}`,
  // The CLI collects garbage less often, which saves a fourteenth.
  GOGC: "400",
};
