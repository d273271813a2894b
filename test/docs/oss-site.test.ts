import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { folderWithAlicloud } from "./alicloud";
import { problemsOf } from "./type-check";

/** Runs the program with Pulumi's mocks, and prints each resource when it is created. Uploads take the longest. */
const RUN = `
const pulumi = require("@pulumi/pulumi");
const { setTimeout } = require("node:timers/promises");
const done = [];
pulumi.runtime.setMocks({
  async newResource({ type, name, inputs }) {
    if (type.endsWith(":BucketObject")) await setTimeout(200);
    done.push({ type, inputs });
    return { id: name, state: { ...inputs, extranetEndpoint: "oss-cn-hongkong.aliyuncs.com" } };
  },
  call: () => ({}),
});
pulumi.runtime.setAllConfig({ "project:domain": "static.example.com", "project:bucket": "site", "project:folder": "dist" });
require("./index.js");
process.on("exit", () => console.log(JSON.stringify(done)));
`;

interface Resource {
  readonly type: string;
  readonly inputs: Record<string, unknown>;
}

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(await folderWithAlicloud(), "program-"));
  copyFileSync("examples/oss-site/index.ts", join(folder, "index.ts"));
});
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true });
});

it("the OSS guide's program type-checks against @pulumi/alicloud", () => {
  expect(problemsOf([join(folder, "index.ts")])).toEqual([]);
});

it("... and refreshes what it uploads, after the upload", async () => {
  const source = readFileSync(join(folder, "index.ts"), "utf8");
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  writeFileSync(join(folder, "index.js"), ts.transpile(source, options));
  writeFileSync(join(folder, "run.js"), RUN);
  cpSync("examples/static-site/site", join(folder, "dist"), { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, ["run.js"], { cwd: folder });
  const done: Resource[] = JSON.parse(stdout);

  const uploaded = done.filter(({ type }) => type.endsWith(":BucketObject"));
  const site = done.at(-1);
  expect(site?.type).toMatch(/:CdnRefresh$/);
  const refreshed = String(site?.inputs.assets).match(/\/.*/g);
  expect(uploaded.map(({ inputs }) => `/${inputs.key}`).sort()).toEqual(
    refreshed?.filter((path) => !path.endsWith("/")),
  );
  expect(site?.inputs.baseUrls).toEqual(["https://static.example.com/"]);
});
