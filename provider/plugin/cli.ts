#!/usr/bin/env node
import "../node-version";
import { RESOURCES } from "./resources";
import { serve } from "./serve";

/** How often it is looked whether the engine is still there (ms). */
const LOOK_EVERY = 1_000;

// One that was killed ends nobody it had started: nobody would ever take what this one has to say.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit(1);
}, LOOK_EVERY).unref();

// The engine reads the port as the first line.
serve(RESOURCES).then(({ port }) => console.log(port));
