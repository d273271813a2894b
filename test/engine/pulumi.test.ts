import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { Sandbox } from "./sandbox";

const wanted = "3.251.0";

describe("which Pulumi CLI is used", () => {
  const inUse = async (sandbox: Sandbox, env?: Record<string, string>) => {
    const { stdout, stderr } = await sandbox.run("which-pulumi.mjs", [], env);
    expect(stderr).toBe("");
    return stdout;
  };

  test("one on PATH that is new enough, before all others", async () => {
    using sandbox = new Sandbox();
    const onPath = sandbox.pulumi("bin", wanted);
    sandbox.pulumi("home/.pulumi/versions/3.300.0/bin", "3.300.0");
    sandbox.pulumi(`home/.cache/pulumi-alicloud-refresh/pulumi-${wanted}/bin`, wanted);
    expect(await inUse(sandbox)).toBe(`${onPath}\n`);
  });

  test.each(["3.250.9", "3.99.0", "2.999.0", "4.0.0"])("not %s, but a later one on PATH", async (version) => {
    using sandbox = new Sandbox();
    sandbox.pulumi("bin", version);
    const later = sandbox.pulumi("later", "3.1000.2");
    expect(await inUse(sandbox, { PATH: `${sandbox.bin}:${sandbox.path("later")}` })).toBe(`${later}\n`);
  });

  test("not one that cannot run JavaScript programs", async () => {
    using sandbox = new Sandbox();
    sandbox.pulumi("bin", wanted, { languageHost: false });
    const cached = sandbox.pulumi("home/.pulumi/versions/3.300.0/bin", "3.300.0");
    expect(await inUse(sandbox)).toBe(`${cached}\n`);
  });

  test("of the official cache the version this project was tried with, before newer ones", async () => {
    using sandbox = new Sandbox();
    for (const version of ["3.99.0", "3.260.0", wanted, "3.1000.0"]) {
      sandbox.pulumi(`home/.pulumi/versions/${version}/bin`, version);
    }
    expect(await inUse(sandbox)).toBe(`${sandbox.home}/.pulumi/versions/${wanted}/bin/pulumi\n`);
  });

  test("of the official cache under PULUMI_HOME the newest that runs", async () => {
    using sandbox = new Sandbox();
    const versions = "elsewhere/versions";
    sandbox.pulumi(`${versions}/3.260.0/bin`, "3.260.0");
    const newer = sandbox.pulumi(`${versions}/3.1000.0/bin`, "3.1000.0");
    sandbox.script(`${versions}/3.1000.1/bin/pulumi`, "exit 1");
    expect(await inUse(sandbox, { PULUMI_HOME: sandbox.path("elsewhere") })).toBe(`${newer}\n`);
  });

  test("the one that was built here, when it is the only one", async () => {
    using sandbox = new Sandbox();
    const built = sandbox.pulumi(`home/.cache/pulumi-alicloud-refresh/pulumi-${wanted}/bin`, wanted);
    expect(await inUse(sandbox)).toBe(`${built}\n`);
  });
});

test("if the vendor can be reached, its installer fills the official cache", {
  timeout: 30_000,
}, async () => {
  using sandbox = new Sandbox();
  // As the vendor's, called with: --no-edit-path --install-root FOLDER --version VERSION
  const installer = `
    PATH=/bin:/usr/bin; bin=$3/bin; mkdir -p $bin
    for name in pulumi pulumi-language-nodejs pulumi-resource-pulumi-nodejs; do
      printf '#!/bin/sh\\necho v%s\\n' $5 > $bin/$name; chmod +x $bin/$name
    done`;
  const preload = sandbox.write(
    "fetch.mjs",
    `globalThis.fetch = async () => new Response(${JSON.stringify(installer)});`,
  );
  const { stdout } = await sandbox.run("which-pulumi.mjs", [], { NODE_OPTIONS: `--import=${preload}` });
  expect(stdout).toBe(`${sandbox.home}/.pulumi/versions/${wanted}/bin/pulumi\n`);
});

test("if nothing works, one error says what was tried and what to install", {
  timeout: 30_000,
}, async () => {
  using sandbox = new Sandbox();
  const old = sandbox.script("bin/pulumi", "echo v3.99.0");
  const deaf = sandbox.pulumi("later", wanted, { languageHost: false });
  const { code, stdout, stderr } = await sandbox.run("which-pulumi.mjs", [], {
    PATH: `${sandbox.bin}:${sandbox.path("later")}`,
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr.slice(stderr.indexOf("No Pulumi CLI"))).toBe(
    `No Pulumi CLI ${wanted} or newer was found, and none could be brought. Tried:
  PATH: ${old} is version 3.99.0
  PATH: ${deaf} has no pulumi-language-nodejs beside it or on PATH
  official cache: no new enough version in ${sandbox.home}/.pulumi/versions
  official download: Failed to download https://get.pulumi.com/install.sh: connect ECONNREFUSED 127.0.0.1:9
  build with Go: there is no go on PATH
Install the Pulumi CLI (https://www.pulumi.com/docs/install/), so that "pulumi version" says v${wanted} or newer,
or install Go (https://go.dev/dl/), which builds it here; then run this again.
`,
  );
});

test("the module that is built has the required version", () => {
  const modules = readFileSync(path.join(__dirname, "cli", "go.mod"), "utf8");
  expect(modules).toMatch(new RegExp(`github.com/pulumi/pulumi/pkg/v3 v${wanted}\\s`));
});
