import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Emulator } from "../emulator";
import { accountEnv, endpointEnv } from "./account-env";
import { Project } from "./project";

const TSCONFIG = JSON.stringify({ compilerOptions: { module: "nodenext", types: ["node"], strict: true } });

/** The output of a build, for the examples that serve their own folder. */
const SITE = { "dist/index.html": "a page", "dist/app.js": "a script" };

/** A guide's program in a project of its own, and the refreshes that it asked the emulator for since the last look. */
export async function example(
  name: string,
  emulator: Emulator,
  { config = {}, env = accountEnv(emulator) } = {},
) {
  const folder = join("examples", name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]);
  const project = new Project(
    "index.ts",
    { ...SITE, ...Object.fromEntries(files), "tsconfig.json": TSCONFIG },
    { ...endpointEnv(emulator), ...env },
  );
  project.init(config);
  await project.inline();
  let seen = emulator.calls().length;
  const calls = () => {
    const since = emulator.calls().slice(seen);
    seen += since.length;
    return since;
  };
  return {
    project,
    calls,
    /** Runs `up`, which succeeds, and returns the object paths or tags of each refresh. */
    async up(): Promise<string[]> {
      const run = await project.up();
      expect(run.code, run.output).toBe(0);
      const refreshes = calls().filter(({ action }) => /^Refresh|^Purge/.test(action));
      return refreshes.map(
        ({ parameters }) => parameters.ObjectPath ?? parameters.CacheTag ?? parameters.Content ?? "",
      );
    },
    set: (key: string, value: string) => project.configure({ [key]: value }),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}
