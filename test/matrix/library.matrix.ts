import { describe } from "vitest";
import { refreshStack } from "../support/refresh-stack";
import { it } from "./fixtures";
import { install, manifest } from "./managers";
import { keepsSiteFresh, PROGRAMS, SITE } from "./story";

const ISOLATED_BUN = { "bunfig.toml": '[install]\nlinker = "isolated"\n' };
const WORKSPACE_PNPM = { "pnpm-workspace.yaml": "packages: [stack, library]\nstrictDepBuilds: false\n" };

/** The stack depends on a library of the workspace, and only that library on the package. */
describe("a workspace with a library in between", () => {
  it.for([
    { title: "npm", manager: "npm", version: "*", settings: {} },
    { title: "pnpm, isolated", manager: "pnpm", version: "workspace:*", settings: WORKSPACE_PNPM },
    { title: "Bun, isolated", manager: "bun", version: "workspace:*", settings: ISOLATED_BUN },
  ] as const)("$title", async ({ manager, version, settings }, { emulator, tarball }) => {
    const pulumi = { "@pulumi/pulumi": "^3.251.0" };
    const files = {
      ...SITE,
      ...settings,
      "package.json": JSON.stringify({ private: true, workspaces: ["stack", "library"] }),
      "library/package.json": manifest(tarball, {}, { name: "@own/library" }),
      "library/index.js": PROGRAMS.cjs.replace('hashAssets("site")', 'hashAssets("../site")'),
      "stack/package.json": JSON.stringify({
        name: "stack",
        dependencies: { "@own/library": version, ...pulumi },
      }),
    };
    const program = 'exports.status = require("@own/library").status;';
    using stack = await refreshStack(emulator, "stack/index.js", program, { files, link: () => {} });
    await install(stack.project.folder, manager);
    await keepsSiteFresh(stack);
  });
});
