import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { refreshStack } from "../support/refresh-stack";
import { it } from "./fixtures";
import { BUN } from "./managers";
import { keepsSiteFresh, PROGRAMS, SITE } from "./story";
import { execute } from "./tarball";

/** Bun runs the program. What Pulumi starts for dynamic resources asks for `node`, here as everywhere. */
describe("runtime: bun, beside a Node", () => {
  const folder = mkdtempSync(join(tmpdir(), "bun-"));
  beforeAll(async () => {
    const where = ["--yes", "--package", BUN, "--", "bun", "--print", "process.execPath"];
    const { stdout } = await execute("npx", where);
    for (const name of ["bun", "node"]) symlinkSync(stdout.trim(), join(folder, name));
    // Stands in for that of a released CLI, which also only starts the Node host, but with Bun.
    const host = join(folder, "pulumi-language-bun");
    writeFileSync(host, `#!/bin/sh\nPATH="${folder}:$PATH" exec pulumi-language-nodejs "$@"\n`);
    chmodSync(host, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.for([
    { title: "JavaScript, CommonJS", main: "index.js", program: PROGRAMS.cjs },
    { title: "TypeScript, ESM", main: "index.ts", program: PROGRAMS.esm },
  ])("$title", async ({ main, program }, { emulator, installed }) => {
    const onlyInBun = 'if (!process.versions.bun) throw new Error("This is not Bun.");\n';
    const files = { ...SITE, "Pulumi.yaml": `name: test\nruntime: bun\nmain: ${main}\n` };
    // Last on PATH, so that Node stays the first `node`.
    const env = { PATH: [process.env.PATH, folder].join(delimiter) };
    const options = { files, env, link: await installed() };
    using stack = await refreshStack(emulator, main, onlyInBun + program, options);
    await keepsSiteFresh(stack);
  });
});
