#!/usr/bin/env node
import "../node-version";
import { RESOURCES } from "./resources";
import { serve } from "./serve";

/** How often to check whether the engine is still running. */
const CHECK_EVERY_MS = 1_000;

// An engine that was killed does not stop its plugins, and nothing would use their results.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit(1);
}, CHECK_EVERY_MS).unref();

// The engine reads the port from the first line of stdout.
serve(RESOURCES).then(({ port }) => console.log(port));
