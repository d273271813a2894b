import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

interface Place {
  readonly folder: string;
  readonly env: Record<string, string>;
}

/** Starts a script of test/support in a project. Resolves with the first line that it prints. */
export async function startHost(
  script: string,
  { folder, env }: Place,
  ...args: string[]
): Promise<[ChildProcess, string]> {
  const host = spawn(process.execPath, [resolve("test/support", script), ...args], {
    cwd: folder,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const failed = once(host, "exit").then(([code]) => Promise.reject(new Error(`${script} ended: ${code}`)));
  failed.catch(() => {});
  const [line] = await Promise.race([once(createInterface(host.stdout), "line"), failed]);
  return [host, line];
}
