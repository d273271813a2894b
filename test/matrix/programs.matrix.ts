import { describe } from "vitest";
import { refreshStack } from "../support/refresh-stack";
import { it } from "./fixtures";
import { keepsSiteFresh, PROGRAMS, SITE, TSCONFIG, TYPES } from "./story";

const ESM = { "package.json": '{ "type": "module" }' };

describe("program", () => {
  it.for([
    { title: "JavaScript, CommonJS", main: "index.js", program: PROGRAMS.cjs },
    { title: "JavaScript, ESM", main: "index.js", program: PROGRAMS.esm, files: ESM },
    {
      title: "TypeScript, CommonJS",
      main: "index.ts",
      program: PROGRAMS.esm,
      packages: TYPES,
      files: { "tsconfig.json": TSCONFIG },
    },
    {
      title: "TypeScript, ESM, ts-node",
      main: "index.ts",
      program: PROGRAMS.esm,
      packages: { ...TYPES, "ts-node": "^10.9.2" },
      files: { ...ESM, "tsconfig.json": TSCONFIG },
    },
    { title: "TypeScript, ESM, Node strips the types", main: "index.ts", program: PROGRAMS.esm, files: ESM },
    { title: "TypeScript without its own compiler", main: "index.ts", program: PROGRAMS.esm },
  ])("$title", async ({ main, program, packages, files }, { emulator, installed }) => {
    const link = await installed(packages);
    using stack = await refreshStack(emulator, main, program, { files: { ...SITE, ...files }, link });
    await keepsSiteFresh(stack);
  });
});
