import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SetupError } from "./setup-error.mjs";

/** Of the output of a failed program, this many first and last lines are shown: causes are at both ends. */
const told = 20;

/**
 * Runs a program without a terminal and returns what it printed on stdout.
 * It and its children are ended when `signal` aborts.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ signal: AbortSignal, cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 *   `onLine` gets every line of stdout and stderr
 * @returns {Promise<string>}
 * @throws {SetupError} with what it printed
 */
export async function run(command, args, { signal, cwd, env = process.env, onLine }) {
  signal.throwIfAborted();
  // A process group of its own, so that the program's children can be ended with it.
  const group = process.platform !== "win32";
  const child = spawn(command, args, { cwd, env, detached: group, stdio: ["ignore", "pipe", "pipe"] });
  const end = () => {
    try {
      if (child.pid) process.kill(group ? -child.pid : child.pid, "SIGKILL");
    } catch {
      // It has already ended.
    }
  };
  signal.addEventListener("abort", end);

  const output = [];
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (stream === child.stdout) output.push(line);
      lines.push(line);
      onLine?.(line);
    });
  }
  try {
    const [code, killedBy] = await once(child, "close");
    signal.throwIfAborted();
    if (code !== 0) {
      throw new SetupError(
        [`${[command, ...args].join(" ")}: ${killedBy ?? `exit code ${code}`}`, ...shortened(lines)].join(
          "\n",
        ),
      );
    }
    return output.join("\n");
  } catch (error) {
    if (error.code === "ENOENT") throw new SetupError(`${command}: not found`);
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
}

const shortened = (lines) =>
  lines.length > 2 * told ? [...lines.slice(0, told), "...", ...lines.slice(-told)] : lines;
