import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { quickEnv } from "../support/quick-env";

/** Removes what differs from run to run, or depends on the speed of the machine. */
function normalised(output: string): string {
  return output
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => !line.startsWith("@ ") && !isProgress(line))
    .join("\n")
    .replace(/\(\d+(\.\d+)?s\)/g, "(1s)")
    .replace(/Duration: \S+/g, "Duration: 1s")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replace(/Age: \d+, EagleId: \w+/g, "Age: 1, EagleId: 7f...")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "...")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(?<=^Diagnostics:\n)[\s\S]*?(?=\n\n[OR])/gm, inOrder);
}

/** The engine prints the lines of several resources in any order. */
const inOrder = (diagnostics: string) => diagnostics.split("\n\n").sort().join("\n\n");

/** Rows of the display that a later row of the same resource replaces in a terminal. */
const isProgress = (line: string) =>
  /^ [+~ ] {2}pulumi\S+ \S+ ( will refresh| *(creating|updating) \()/.test(line);

it("shows what it did, and every claim holds", async () => {
  const env = { ...process.env, ...quickEnv, NO_COLOR: "1" };
  // In a pipe, the engine's messages go to stderr in the midst of its output.
  const command = [process.execPath, "dist/test/demo/index.js", "2>&1"].join(" ");
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { env });
  await expect(normalised(stdout)).toMatchFileSnapshot("transcript.txt");
});
