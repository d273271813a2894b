import os from "node:os";
import { SetupError } from "./setup-error.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Lets a set-up that is interrupted stop what it started and remove what is incomplete. */
export function stopOnSignals() {
  const controller = new AbortController();
  const stop = (name) => {
    controller.abort(new SetupError(`Set-up stopped by ${name}.`, 128 + os.constants.signals[name]));
  };
  for (const name of signals) process.on(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, stop);
    },
  };
}
