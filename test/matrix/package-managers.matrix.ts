import { describe, expect } from "vitest";
import { refreshStack } from "../support/refresh-stack";
import { it } from "./fixtures";
import { install, manifest } from "./managers";
import { keepsSiteFresh, PROGRAMS, SITE, TSCONFIG, TYPES } from "./story";

describe("package manager", () => {
  it.for([
    { title: "npm", manager: "npm", settings: {} },
    // What @pulumi/pulumi brings has a build script that only prints advice.
    {
      title: "pnpm, isolated",
      manager: "pnpm",
      settings: { "pnpm-workspace.yaml": "strictDepBuilds: false\n" },
    },
    {
      title: "Yarn, node_modules",
      manager: "yarn",
      settings: { ".yarnrc.yml": "nodeLinker: node-modules\n" },
    },
    {
      title: "Bun, isolated",
      manager: "bun",
      settings: { "bunfig.toml": '[install]\nlinker = "isolated"\n' },
    },
    { title: "Bun, hoisted", manager: "bun", settings: { "bunfig.toml": '[install]\nlinker = "hoisted"\n' } },
  ] as const)("$title", async ({ manager, settings }, { emulator, tarball }) => {
    const files = {
      ...SITE,
      ...settings,
      "tsconfig.json": TSCONFIG,
      "package.json": manifest(tarball, TYPES),
    };
    using stack = await refreshStack(emulator, "index.ts", PROGRAMS.esm, { files, link: () => {} });
    await install(stack.project.folder, manager);
    await keepsSiteFresh(stack);
  });
});

describe("Yarn, Plug'n'Play", () => {
  const pnp = (tarball: { file: string }) => ({
    ...SITE,
    ".yarnrc.yml": "nodeLinker: pnp\n",
    "package.json": manifest(tarball),
  });

  it("as it is: Pulumi itself does not find its SDK", async ({ emulator, tarball }) => {
    using stack = await refreshStack(emulator, "index.js", PROGRAMS.cjs, {
      files: pnp(tarball),
      link: () => {},
    });
    await install(stack.project.folder, "yarn");
    const preview = await stack.project.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.output).toContain("It looks like the Pulumi SDK has not been installed.");
  });

  it("with its loaders in NODE_OPTIONS", async ({ emulator, tarball }) => {
    const env = { NODE_OPTIONS: "--require ./.pnp.cjs --loader ./.pnp.loader.mjs" };
    const options = { files: pnp(tarball), link: () => {}, env };
    using stack = await refreshStack(emulator, "index.js", PROGRAMS.cjs, options);
    await install(stack.project.folder, "yarn");
    await keepsSiteFresh(stack);
  });
});
