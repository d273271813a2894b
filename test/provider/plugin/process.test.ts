import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

it("exits when the engine that started it is gone, however that ended", async () => {
  // A shell in the engine's place: what waits for the plugin's output ends when the plugin does.
  const engine = spawn("sh", ["-c", `"${process.execPath}" dist/provider/plugin/cli.js 127.0.0.1:1; true`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(createInterface(engine.stdout), "line");
  expect(Number(port)).toBeGreaterThan(0);
  const closed = once(engine.stdout, "close");
  engine.kill("SIGKILL");
  await closed;
});
