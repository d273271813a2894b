import { constants, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Sandbox } from "./sandbox";

const timeout = 60_000;
const built = "home/.cache/pulumi-alicloud-refresh/pulumi-3.251.0/bin/pulumi";

/** A go whose "compiled" programs print a version. With GATED, its child prints its pid and waits for `open`. */
function fakeGo(sandbox: Sandbox) {
  const runs = sandbox.path("runs");
  const started = sandbox.fifo("started");
  const gate = sandbox.fifo("gate");
  sandbox.script(
    "bin/go",
    `echo "$6" >> ${runs}`,
    `if [ -n "$GATED" ]; then /bin/sh -c 'echo $$ > ${started}; read _ < ${gate}; exit 0' || exit 1; fi`,
    `printf '#!/bin/sh\\necho v3.251.0\\n' > "$6"`,
    '/bin/chmod +x "$6"',
  );
  return {
    gate,
    count: () => readFileSync(runs, "utf8").trim().split("\n").length,
    pid: async () => Number(await readFile(started, "utf8")),
    open: () => writeFile(gate, "\n"),
  };
}

test("two concurrent set-ups build once", { timeout }, async () => {
  using sandbox = new Sandbox();
  const go = fakeGo(sandbox);
  const first = sandbox.start("which-pulumi.mjs", [], { GATED: "1" });
  await go.pid();
  const second = sandbox.start("which-pulumi.mjs");
  await second.printed("waiting for process");
  await go.open();
  // Now the language host.
  await go.pid();
  await go.open();
  const results = await Promise.all([first.ended, second.ended]);
  expect(results.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
    Array(2).fill({ code: 0, stdout: `${sandbox.path(built)}\n` }),
  );
  expect(go.count()).toBe(2);
  expect(readdirSync(sandbox.cache)).toEqual(["pulumi-3.251.0"]);
});

test("a builder that was killed does not block the next one, and leaves nothing behind", {
  timeout,
}, async () => {
  using sandbox = new Sandbox();
  const go = fakeGo(sandbox);
  const killed = sandbox.start("which-pulumi.mjs", [], { GATED: "1" });
  const pid = await go.pid();
  killed.kill("SIGKILL");
  await killed.ended;
  process.kill(pid, "SIGKILL");
  expect(readdirSync(sandbox.cache)).toHaveLength(2);

  const { code, stdout } = await sandbox.run("which-pulumi.mjs");
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${sandbox.path(built)}\n` });
  expect(readdirSync(sandbox.cache)).toEqual(["pulumi-3.251.0"]);
});

test("a builder that is terminated ends its children and leaves nothing behind", { timeout }, async () => {
  using sandbox = new Sandbox();
  const go = fakeGo(sandbox);
  const stopped = sandbox.start("which-pulumi.mjs", [], { GATED: "1" });
  await go.pid();
  stopped.kill("SIGTERM");
  const { code, stderr } = await stopped.ended;
  expect(code).toBe(143);
  expect(stderr).toContain("Set-up stopped by SIGTERM.");
  expect(readdirSync(sandbox.cache)).toEqual([]);
  // No process is left that could be told that the gate is open.
  expect(() => openSync(go.gate, constants.O_WRONLY | constants.O_NONBLOCK)).toThrow("ENXIO");
});

test("a failing build says why and installs no CLI", { timeout }, async () => {
  using sandbox = new Sandbox();
  sandbox.script("bin/go", "echo 'go: the module cache is full' >&2", "exit 1");
  const { code, stderr } = await sandbox.run("which-pulumi.mjs");
  expect(code).toBe(1);
  expect(stderr).toContain("\n  build with Go: go: the module cache is full\n");
  expect(existsSync(sandbox.path(built))).toBe(false);
});
