import { existsSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import { describe, expect, test } from "vitest";
import { Sandbox } from "./sandbox";

const timeout = 30_000;

/** A clone with two sources, ready to be compiled. */
function withSources(): Sandbox {
  const sandbox = new Sandbox();
  const compilerOptions = {
    ...{ outDir: "dist", rootDir: ".", incremental: true, tsBuildInfoFile: "dist/.tsbuildinfo" },
    ...{
      module: "nodenext",
      target: "es2023",
      lib: ["es2023"],
      types: [],
      declaration: true,
      sourceMap: true,
    },
  };
  sandbox.write("clone/tsconfig.json", "{}");
  sandbox.write(
    "clone/tsconfig.build.json",
    JSON.stringify({ compilerOptions, include: ["provider", "sdk", "test/emulator", "test/demo"] }),
  );
  sandbox.write("clone/sdk/index.ts", "export const one: number = 1;\n");
  sandbox.write("clone/provider/old.ts", "export const old: number = 1;\n");
  return sandbox;
}

describe("the build", () => {
  const build = (sandbox: Sandbox) => sandbox.run("ready.mjs", ["--no-pulumi", "/bin/sh", "-c", ":"]);
  const exists = (sandbox: Sandbox, name: string) => existsSync(sandbox.path("clone/dist", name));

  test("runs once, and again for what has changed or was deleted", { timeout }, async () => {
    using sandbox = withSources();
    expect((await build(sandbox)).stderr).toMatch(/compiling.*: done/);
    expect(exists(sandbox, "sdk/index.js")).toBe(true);
    expect(await build(sandbox)).toEqual({ code: 0, stdout: "", stderr: "" });

    rmSync(sandbox.path("clone/provider/old.ts"));
    rmSync(sandbox.path("clone/dist/sdk/index.js"));
    sandbox.write("clone/test/demo/new.ts", "export const added: number = 1;\n");
    expect((await build(sandbox)).code).toBe(0);
    expect(exists(sandbox, "sdk/index.js")).toBe(true);
    expect(exists(sandbox, "test/demo/new.js")).toBe(true);
    for (const end of ["js", "js.map", "d.ts"]) expect(exists(sandbox, `provider/old.${end}`)).toBe(false);
  });

  test("fails with the compiler's message, every time", { timeout }, async () => {
    using sandbox = withSources();
    sandbox.write("clone/sdk/index.ts", 'export const one: number = "1";\n');
    const first = await build(sandbox);
    const second = await build(sandbox);
    for (const { code, stderr } of [first, second]) {
      expect(code).toBe(1);
      expect(stderr).toContain("sdk/index.ts(1,14): error TS2322");
    }
  });
});

describe("the dependencies", () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: {
        "": {},
        "node_modules/a": { version, integrity: `sha512-${version}` },
        "node_modules/elsewhere": { version: "1.0.0", integrity: "sha512-e", optional: true },
      },
    });
  const installed = (version: string) =>
    JSON.stringify({ packages: { "node_modules/a": { version, integrity: `sha512-${version}` } } });

  test("are installed only if they do not match the lock file", { timeout }, async () => {
    using sandbox = new Sandbox();
    const npm = sandbox.script(
      "bin/npm",
      'echo "$PWD $*" >> "$HOME/npm"',
      `/bin/cp "$HOME/next" node_modules/.package-lock.json`,
      "/bin/mkdir -p node_modules/a",
    );
    const ready = () => sandbox.run("ready.mjs", ["--no-pulumi", "/bin/sh", "-c", ":"]);
    sandbox.write("clone/package-lock.json", lock("1.0.0"));
    sandbox.write("home/next", installed("1.0.0"));
    expect((await ready()).stderr).toMatch(/npm ci.*: done/);
    expect(await ready()).toEqual({ code: 0, stdout: "", stderr: "" });

    sandbox.write("clone/package-lock.json", lock("1.0.1"));
    sandbox.write("home/next", installed("1.0.1"));
    expect((await ready()).stderr).toMatch(/npm ci.*: done/);
    rmSync(sandbox.path("clone/node_modules/a"), { recursive: true });
    expect((await ready()).stderr).toMatch(/npm ci.*: done/);

    sandbox.write("clone/package-lock.json", lock("1.0.2"));
    rmSync(npm);
    const without = await ready();
    expect(without.code).toBe(1);
    expect(without.stderr).toContain("npm: not found");
  });

  test("do not wait for a lock whose holder has stopped touching it, even if its pid exists", {
    timeout,
  }, async () => {
    using sandbox = new Sandbox();
    sandbox.script(
      "bin/npm",
      `/bin/cp "$HOME/next" node_modules/.package-lock.json`,
      "/bin/mkdir node_modules/a",
    );
    sandbox.write("clone/package-lock.json", lock("1.0.0"));
    sandbox.write("home/next", installed("1.0.0"));
    const abandoned = sandbox.write(
      "clone/.cache/dependencies.lock",
      JSON.stringify({ pid: process.pid, host: os.hostname() }),
    );
    utimesSync(abandoned, 0, 0);
    const { code, stderr } = await sandbox.run("ready.mjs", ["--no-pulumi", "/bin/sh", "-c", ":"]);
    expect(code).toBe(0);
    expect(stderr).not.toContain("waiting");
    expect(existsSync(abandoned)).toBe(false);
  });
});

describe("the command", () => {
  const command = (...words: string[]) => ["--no-pulumi", ...words];

  test("keeps its output and its exit code", async () => {
    using sandbox = new Sandbox();
    expect(
      await sandbox.run("ready.mjs", command("/bin/sh", "-c", 'echo "$1"; exit 7', "sh", "a b")),
    ).toEqual({
      code: 7,
      stdout: "a b\n",
      stderr: "",
    });
  });

  test("gets a signal and can handle it", async () => {
    using sandbox = new Sandbox();
    const script =
      'process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1e6); console.log("up")';
    const running = sandbox.start("ready.mjs", command("node", "-e", script));
    await running.printed("up");
    running.kill("SIGTERM");
    expect((await running.ended).code).toBe(3);
  });

  test("that is ended by a signal is reported by the exit code", async () => {
    using sandbox = new Sandbox();
    expect((await sandbox.run("ready.mjs", command("/bin/sh", "-c", "kill -KILL $$"))).code).toBe(137);
  });

  test("that does not exist is a readable error", async () => {
    using sandbox = new Sandbox();
    expect(await sandbox.run("ready.mjs", command("nowhere"))).toEqual({
      code: 127,
      stdout: "",
      stderr: "nowhere: not found\n",
    });
  });

  test("finds the project's tools, Node and the CLI in this order", async () => {
    using sandbox = new Sandbox();
    const cli = sandbox.pulumi("home/.pulumi/versions/3.260.0/bin", "3.260.0");
    const { stdout } = await sandbox.run("ready.mjs", [
      "/bin/sh",
      "-c",
      'echo "$PATH"; echo "$PULUMI_SKIP_UPDATE_CHECK"',
    ]);
    const [path = "", skipped] = stdout.split("\n");
    expect(path.split(":").slice(0, 4)).toEqual([
      sandbox.path("clone/node_modules/.bin"),
      process.execPath.replace(/\/node$/, ""),
      cli.replace(/\/pulumi$/, ""),
      sandbox.bin,
    ]);
    expect(skipped).toBe("true");
  });
});
