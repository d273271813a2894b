import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { pageFile } from "./page-file";

const FOLDER = "test/emulator/page";

test("every file of the page is served under its type and the same policy", async () => {
  const names = readdirSync(FOLDER).filter((name) => name !== "tsconfig.json");
  for (const name of ["", ...names]) {
    const { headers = {} } = (await pageFile(name)) ?? {};
    expect(headers["content-type"]).toMatch(/^(text\/(html|css|javascript)|image\/svg\+xml);charset=utf-8$/);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
  }
});

test.each([
  "tsconfig.json",
  "../index.ts",
  "..%2findex.ts",
  "page/main.js",
  "main.js/",
  "nothing.js",
  "/etc/passwd",
])("%s is not", async (name) => {
  expect(await pageFile(name)).toBeUndefined();
});

test("the page's scripts agree with the types of what they are told", async () => {
  const compiler = "node_modules/typescript/bin/tsc";
  const check = promisify(execFile)(process.execPath, [compiler, "-p", FOLDER]);
  expect(await check.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: "" });
});
