import { readFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { describe, expect } from "vitest";
import { refreshStack } from "../support/refresh-stack";
import { it } from "./fixtures";
import { keepsSiteFresh, PROGRAMS, SITE, TSCONFIG, TYPES } from "./story";
import { execute } from "./tarball";

const OLDEST_PULUMI = JSON.parse(readFileSync("package.json", "utf8")).peerDependencies[
  "@pulumi/pulumi"
].replace("^", "");

describe("@pulumi/pulumi", () => {
  it.for([
    [OLDEST_PULUMI, "the oldest that is allowed"],
    ["latest", "the newest"],
  ] as const)("%s, %s", async ([version], { emulator, installed }) => {
    const link = await installed({ "@pulumi/pulumi": version, ...TYPES });
    const files = { ...SITE, "tsconfig.json": TSCONFIG };
    using stack = await refreshStack(emulator, "index.ts", PROGRAMS.esm, { files, link });
    await keepsSiteFresh(stack);
  });
});

describe("Node", () => {
  it.for(["22.0.0", "22", "24", "latest"])("%s", async (version, { emulator, installed }) => {
    const node = await nodeFolder(version);
    const env = { PATH: [node, process.env.PATH].join(delimiter) };
    const link = await installed();
    using stack = await refreshStack(emulator, "index.js", PROGRAMS.cjs, { files: SITE, link, env });
    await keepsSiteFresh(stack);
  });

  it("20 is too old: an error says so before anything is sent, and existing resources can be destroyed", async ({
    emulator,
    installed,
  }) => {
    const link = await installed();
    using stack = await refreshStack(emulator, "index.js", PROGRAMS.cjs, { files: SITE, link });
    const { project, asked } = stack;
    expect(await project.up()).toMatchObject({ code: 0 });
    asked();

    const node = await nodeFolder("20");
    project.env.PATH = [node, process.env.PATH].join(delimiter);
    const tooOld = new RegExp(`needs Node 22 or newer, but this is Node 20\\.[0-9.]+ \\(${node}/node\\)`);
    project.write({ "site/style.css": "second" });
    const update = await project.up();
    expect(update.code).not.toBe(0);
    // The program's own error, without the stack that Pulumi shows of unhandled ones.
    expect(update.output).toMatch(tooOld);
    expect(update.output).not.toContain("    at ");
    // The provider's: no program runs.
    const refresh = await project.pulumi("refresh", "--yes", "--skip-preview");
    expect(refresh.output).toMatch(tooOld);
    expect(await project.pulumi("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(asked()).toEqual([]);
  });
});

/** The folder of a Node from npm, kept in npm's own cache. */
async function nodeFolder(version: string): Promise<string> {
  const args = ["--yes", "--package", `node@${version}`, "--", "node", "-p", "process.execPath"];
  return dirname((await execute("npx", args)).stdout.trim());
}
