import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { quickEnv } from "../support/quick-env";

const FOLDER = "examples/testing";

/** Runs another test runner inside this one. */
async function run(...args: string[]) {
  const { VITEST: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  // The program's types are checked with all others.
  const quick = { ...quickEnv, PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const options = { env: { ...env, ...quick, NO_COLOR: "1" } };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
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
