import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const FOLDER = "examples/testing";

/** A test runner of one's own inside this one. */
async function run(...args: string[]) {
  const { VITEST: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...env, NO_COLOR: "1" } });
  return stdout;
}

test.each([
  ["vitest", ["node_modules/vitest/vitest.mjs", "run", "--root", FOLDER, "--no-cache"], /Tests +3 passed/],
  ["node's own runner", ["--test", `${FOLDER}/site.node-test.mjs`], /pass 1/],
] as const)("the example of a stack's test passes with %s", async (_, args, passed) => {
  const before = readdirSync(FOLDER);
  expect(await run(...args)).toMatch(passed);
  expect(readdirSync(FOLDER)).toEqual(before);
});
