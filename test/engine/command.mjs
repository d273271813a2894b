import { spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import { SetupError } from "./setup-error.mjs";

/**
 * Runs a command with this process's terminal and signals, and returns its exit code.
 *
 * @param {string[]} words the command and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code, or 128 plus the signal's number if a signal ended it
 */
export async function runCommand([command, ...args], env) {
  const child = spawn(command, args, { stdio: "inherit", env });
  const forward = (name) => child.kill(name);
  // A terminal sends Ctrl-C to the child as well, and Pulumi takes a second one as "at once, without cleaning up".
  const onInterrupt = process.stdin.isTTY ? () => {} : forward;
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", forward);
  process.on("SIGHUP", forward);
  try {
    const [code, signal] = await once(child, "exit");
    return code ?? 128 + os.constants.signals[signal];
  } catch (error) {
    if (error.code === "ENOENT") throw new SetupError(`${command}: not found`, 127);
    throw error;
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", forward);
    process.off("SIGHUP", forward);
  }
}
