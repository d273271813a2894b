import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { resourceProvider } from "../../../provider/lifecycle/resource-provider";
import { cdn } from "../../../provider/services/cdn";

const baseUrls = ["https://static.example.com/", "https://b.example.com"];

it("names the argument in the reason where the engine would print its whole value", async () => {
  const assets = `0123456789abcdef  /a.js\n${"x".repeat(1000)}\n`;
  const { failures } = await resourceProvider(cdn).check({}, { assets, baseUrls });
  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(/^assets: line 2: expected .* found "x{1,200}\.\.\./) },
    { property: "", reason: expect.stringMatching(/^baseUrls\[1\]: /) },
  ]);
});

it.each([
  [
    "an object path",
    { objectPaths: ["https://static.example.com/a/../b"], trigger: "v1" },
    { trigger: "v2" },
  ],
  ["a base", { assets: "0123456789abcdef  /a\n", baseUrls: ["https://localhost//"] }, { trigger: "v2" }],
  ["a manifest", { assets: "0123456789abcdef  /a%2Fb\n", baseUrls }, { trigger: "v2" }],
])("goes on with %s that version 0.1.0 took, until something changes", async (_, args, changed) => {
  const { check } = resourceProvider(cdn);
  const plan = "#1 created with trigger v1: everything declared, 1 file in 1 call";
  const state = { ...args, plan };
  const unchanged = "baseUrls" in args ? { ...args, baseUrls: args.baseUrls.slice(0, 1) } : args;
  const old = { ...state, ...unchanged };
  expect(await check(old, unchanged)).toMatchObject({ inputs: { plan }, failures: [] });
  expect((await check(old, { ...unchanged, ...changed })).failures).toHaveLength(1);
  expect((await check({}, unchanged)).failures).toHaveLength(1);
});

/** A Node program that checks changed arguments against old ones, and prints the plan and which packages are loaded. */
const LOADED = `
const { cdn } = require("./dist/provider");
const [args, changed] = JSON.parse(process.argv[1]);
const packages = () => Object.keys(require.cache).flatMap((file) => /node_modules.(@?\\w+)/.exec(file)?.[1] ?? []);
cdn.configure({ config: { get: () => undefined } });
cdn.check({ ...args, plan: "#1 x: nothing" }, { ...args, ...changed }).then(({ inputs }) =>
  console.log(JSON.stringify({ plan: inputs.plan, packages: [...new Set(packages())] })),
);
`;

it.each([
  { title: "nothing, for unchanged arguments", changed: {}, plan: "#1 x: nothing", packages: [] },
  {
    title: "the schemas, for others",
    changed: { trigger: "v2" },
    plan: expect.stringMatching(/^#2 trigger v1 -> v2: /),
    packages: ["zod"],
  },
])("loads $title", async ({ changed, plan, packages }) => {
  const args = { objectPaths: ["https://static.example.com/a"], trigger: "v1" };
  const command = ["-e", LOADED, JSON.stringify([args, changed])];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  expect(JSON.parse(stdout)).toEqual({ plan, packages });
});
