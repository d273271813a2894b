import { describe, expect, it } from "vitest";
import { Sandbox } from "./sandbox";

/** npm that "installs" a package which unpacks a browser; it records how often it was called. */
function npm(sandbox: Sandbox): void {
  const build = "node_modules/@sparticuz/chromium/build";
  const code = [
    'import { mkdirSync, writeFileSync } from "node:fs";',
    "export default { async executablePath() {",
    '  mkdirSync(process.env.TMPDIR + "/fonts", { recursive: true });',
    '  writeFileSync(process.env.TMPDIR + "/chromium", "#!/bin/sh\\necho 153", { mode: 0o755 });',
    "} };",
  ];
  const fixture = sandbox.write("package.js", code.join("\n"));
  const scope = `${build}/package.json`;
  sandbox.script(
    "bin/npm",
    `/bin/mkdir -p ${build}`,
    `/bin/cp ${fixture} ${build}/index.js`,
    `echo '{"type": "module"}' > ${scope}`,
    `echo asked >> ${sandbox.path("asked")}`,
  );
}

async function found(sandbox: Sandbox, env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await sandbox.run("which-chromium.mjs", [], env);
  return code === 0 ? JSON.parse(stdout) : stderr;
}

describe("the Chromium to test in", () => {
  it("is the one that CHROMIUM_PATH names, or the first on PATH that runs", async () => {
    using sandbox = new Sandbox();
    sandbox.script("bin/chromium-browser", "echo 'install the snap' >&2", "exit 1");
    const file = sandbox.script("bin/google-chrome", "echo Google Chrome 156");
    expect(await found(sandbox)).toEqual({ file, env: {} });
    expect(await found(sandbox, { CHROMIUM_PATH: "/mine" })).toEqual({ file: "/mine", env: {} });
  });

  it.runIf(process.platform === "linux" && process.arch === "x64")(
    "is installed from npm, once, if there is none",
    async () => {
      using sandbox = new Sandbox();
      npm(sandbox);
      const target = `${sandbox.cache}/chromium-153.0.0`;
      const wanted = {
        file: `${target}/chromium`,
        env: { LD_LIBRARY_PATH: `${target}/al2023/lib`, FONTCONFIG_PATH: `${target}/fonts` },
      };
      expect(await Promise.all([found(sandbox), found(sandbox)])).toEqual([wanted, wanted]);
      sandbox.script("bin/npm", "exit 1");
      expect(await found(sandbox)).toEqual(wanted);
    },
  );

  it("is missing with a reason if npm is not reachable", async () => {
    using sandbox = new Sandbox();
    expect(await found(sandbox)).toMatch(/npm: not found|No Chromium/);
  });
});
