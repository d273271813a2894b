import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";

mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(".cache/docs-");
afterAll(() => rmSync(folder, { recursive: true }));

/** The warnings of `npm run docs` for a package that exports only this. */
async function complaints(source: string): Promise<string> {
  const file = join(folder, "index.ts");
  const tsconfig = join(folder, "tsconfig.json");
  writeFileSync(file, source);
  // Without `include`, the inherited one would add the whole project.
  const settings = {
    extends: "../../tsconfig.json",
    compilerOptions: { types: [] },
    files: ["index.ts"],
    include: [],
  };
  writeFileSync(tsconfig, JSON.stringify(settings));
  const typedoc = "node_modules/typedoc/bin/typedoc";
  const options = ["--options", "test/docs/typedoc.mjs", "--emit", "none", "--entryPoints", file];
  const env = { ...process.env, NO_COLOR: "1" };
  const run = promisify(execFile)(process.execPath, [typedoc, ...options, "--tsconfig", tsconfig], { env });
  return run.then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

it("accepts complete documentation", async () => {
  const source = `/** Arguments. */
export interface WaitArgs {
  /**
   * How long, see {@link WaitArgs.trigger}.
   *
   * @unit seconds
   * @defaultValue \`900\`
   */
  seconds?: number;
  /** Why. Required. */
  trigger: string;
  /** Not with a trigger. */
  assets?: never;
}`;
  expect(await complaints(source)).toBe("");
});

it("reports every undocumented name, unresolved link, and argument without unit or default", async () => {
  const source = `/** Arguments, see {@link Nowhere}. */
export interface WaitArgs {
  /** How long. */
  seconds?: number;
  /** Why. */
  trigger: string;
}
export const undocumented = 1;`;
  const found = await complaints(source);
  expect(found).toContain("undocumented (Variable)");
  expect(found).toContain('Failed to resolve link to "Nowhere"');
  expect(found).toContain("WaitArgs.seconds has no default");
  expect(found).toContain("WaitArgs.seconds is a number without unit");
  expect(found).toContain("WaitArgs.trigger has no default");
});
