import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect } from "vitest";
import { it } from "./fixtures";

describe("npx", () => {
  it("runs the emulator from the tarball until it is stopped", async ({ tarball }) => {
    const folder = mkdtempSync(join(tmpdir(), "npx-"));
    const args = ["--yes", "--package", tarball.file, "--", "pulumi-alicloud-refresh", "emulator"];
    // A process group of its own, which is stopped as by Ctrl-C in a terminal: npx itself forwards no signal.
    const npx = spawn("npx", args, { cwd: folder, detached: true, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [line] = await once(createInterface(npx.stdout), "line");
      const { api } = JSON.parse(line);
      expect((await fetch(`${api}/_emulator/calls`)).status).toBe(200);
      process.kill(-(npx.pid ?? 0), "SIGINT");
      await once(npx, "exit");
      await expect(fetch(`${api}/_emulator/calls`)).rejects.toThrow();
    } finally {
      if (npx.exitCode === null && npx.signalCode === null) process.kill(-(npx.pid ?? 0), "SIGKILL");
      rmSync(folder, { recursive: true });
    }
  });
});
