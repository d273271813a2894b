import { resolve } from "node:path";

/**
 * What Node compiled of @pulumi/pulumi and TypeScript, kept for the next process: each run of the CLI starts three of
 * them, and compiling is a sixth of their work.
 */
export const compileCache = { NODE_COMPILE_CACHE: resolve(".cache/compiled") };
