import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { Emulator } from "../emulator";
import { accountEnv } from "../support/account-env";
import { Project } from "../support/project";
import { askedOf } from "../support/refresh-stack";
import { it } from "./fixtures";
import { keepsSiteFresh, SITE } from "./story";
import { execute } from "./tarball";

/** Runs one operation of a stack whose program is a function of the script. */
const BODY = `
const program = async () => {
  const assets = hashAssets(join(__dirname, "site"));
  const site = new CdnRefresh("site", { assets, baseUrls: ["https://static.example.com/"] });
  return { status: site.status };
};
const main = async () => {
  const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", projectName: "inline", program });
  console.log((await stack[process.argv[2]]()).stdout);
};
main().catch((error) => {
  console.log(error.message);
  process.exitCode = 1;
});
`;
const ESM = `
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { CdnRefresh, hashAssets } from "pulumi-alicloud-refresh";
const __dirname = import.meta.dirname;
${BODY}`;
const CJS = `
const { join } = require("node:path");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { CdnRefresh, hashAssets } = require("pulumi-alicloud-refresh");
${BODY}`;

/** A script in a folder of its own; `cwd` is where it is started. */
function deployment(emulator: Emulator, script: Record<string, string>, link: (folder: string) => void) {
  const [name = ""] = Object.keys(script);
  const project = new Project(name, { ...SITE, ...script }, accountEnv(emulator), link);
  const run = async (operation: string, cwd: string) => {
    const started = execute("node", [join(project.folder, name), operation], { cwd, env: project.env });
    const { code = 0, stdout, stderr } = await started.catch((error) => error);
    return { code, output: stdout + stderr };
  };
  const story = (cwd = project.folder) => ({
    project: {
      preview: () => run("preview", cwd),
      up: () => run("up", cwd),
      write: project.write.bind(project),
    },
    asked: askedOf(emulator),
  });
  return { story, [Symbol.dispose]: () => project[Symbol.dispose]() };
}

describe("inline program of the Automation API", () => {
  it.for([
    ["CommonJS", { "deploy.cjs": CJS }],
    ["ESM", { "deploy.mjs": ESM }],
  ] as const)("%s", async ([, script], { emulator, installed }) => {
    using deployed = deployment(emulator, script, await installed());
    await keepsSiteFresh(deployed.story());
  });

  it("started outside of its project: Pulumi itself does not find its SDK", async ({
    emulator,
    installed,
  }) => {
    using deployed = deployment(emulator, { "deploy.mjs": ESM }, await installed());
    const { code, output } = await deployed.story(tmpdir()).project.preview();
    expect(output).toContain("Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'");
    expect(code).not.toBe(0);
  });
});
