import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { it } from "./fixtures";

it("the README's way from an empty folder to a refreshed site", async ({ tarball }) => {
  const [, script = ""] = /^```sh\n([^`]*)^```/m.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(script.match(/pulumi up/g)).toHaveLength(2);
  const folder = mkdtempSync(join(tmpdir(), "readme-"));
  try {
    const installed = script.replace("npm install pulumi-alicloud-refresh", `npm install ${tarball.file}`);
    const { code, output } = await run(installed, folder);
    expect(code, output).toBe(0);
    expect(output.match(/<h1>.*<\/h1>/g)).toEqual(["<h1>Tea</h1>", "<h1>Tea</h1>", "<h1>Fresh tea</h1>"]);
    expect(output).toContain("refreshed 2 files in 1 call; complete at the service");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Runs a script as if it were typed, and ends what it has left running. */
async function run(script: string, folder: string): Promise<{ code: number; output: string }> {
  const env = { ...process.env, HOME: folder, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const shell = spawn("bash", ["-e", "-c", script], { cwd: folder, env, detached: true });
  const output: string[] = [];
  for (const stream of [shell.stdout, shell.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  try {
    const [code] = await once(shell, "exit");
    return { code, output: output.join("") };
  } finally {
    process.kill(-(shell.pid as number));
  }
}
