import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { blocks } from "../docs/blocks";
import { type Emulator, startEmulator } from "../emulator";
import { accountEnv } from "../support/account-env";
import { Project } from "../support/project";
import { askedOf } from "../support/refresh-stack";
import { it } from "./fixtures";
import { buildGo, generateSdks, has, installPython } from "./languages/sdks";
import { execute } from "./tarball";

const GUIDE = "examples/yaml/README.md";
const MINE = { accessKeyId: "LTAI5tMINE", accessKeySecret: "mine" };
const PARTNERS = { accessKeyId: "LTAI5tPARTNER", accessKeySecret: "partners" };
const URLS = ["", "index.html", "style.css"].map((path) => `https://static.example.com/${path}`);

const hasGo = has("go", "version");
const hasPython = has("python3", "-m", "pip", "--version");
if (!hasGo) console.warn("SDKs for other languages are not tested: there is no go on PATH");
if (!hasPython) console.warn("The SDK for Python is not tested: there is no python3 with pip on PATH");

describe("the plugin, installed globally by npm", () => {
  const folder = mkdtempSync(join(tmpdir(), "languages-"));
  // Inside the repository, so that the SDK for Node finds its dependencies.
  mkdirSync(".cache", { recursive: true });
  const sdks = resolve(mkdtempSync(".cache/sdks-"));
  const path = [join(folder, "bin"), process.env.PATH].join(delimiter);
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ accounts: [MINE, PARTNERS], taskSeconds: { visible: 0, duration: 0 } });
    if (hasGo) await generateSdks(resolve("provider/plugin/schema.json"), sdks);
  });
  afterAll(async () => {
    await emulator.close();
    for (const temporary of [folder, sdks]) rmSync(temporary, { recursive: true });
  });

  /** A folder with the guide's site, where a command deploys it. */
  function site(files: Record<string, string>, command: readonly [string, ...string[]], env = {}) {
    const project = new Project("index.mjs", files, {
      ...accountEnv(emulator),
      PATH: path,
      PARTNER_accessKey: PARTNERS.accessKeyId,
      PARTNER_secretKey: PARTNERS.accessKeySecret,
      ...env,
    });
    project.write({ "dist/index.html": "home", "dist/style.css": "first" });
    const run = async (operation: string) => {
      const [file, ...args] = command;
      const options = { cwd: project.folder, env: project.env };
      const { stdout } = await execute(file, [...args, operation], options);
      return stdout;
    };
    return { project, run, [Symbol.dispose]: () => project[Symbol.dispose]() };
  }

  it("is found by the engine, with nothing but the package", async ({ tarball }) => {
    await execute("npm", ["install", "--global", "--prefix", folder, tarball.file]);
    const { stdout } = await execute("pulumi", ["package", "get-schema", "alicloud-refresh"], {
      env: { ...process.env, HOME: folder, PATH: path },
    });
    const schema = JSON.parse(readFileSync("provider/plugin/schema.json", "utf8"));
    expect(JSON.parse(stdout)).toMatchObject({ name: schema.name, version: schema.version });
  });

  it.skipIf(!hasGo || !hasPython)("Python: the guide's program type-checks and deploys", async () => {
    const packages = join(folder, "python");
    await installPython(sdks, packages);
    const files = {
      "guide.py": `import pulumi\nupload: pulumi.Resource\n${blocks(GUIDE, "python").join("")}`,
      "deploy.py": readFileSync("test/matrix/languages/deploy.py", "utf8"),
    };
    using guide = site(files, ["python3", "deploy.py"], { PYTHONPATH: packages });
    const { folder: cwd, env } = guide.project;
    await execute("python3", ["-m", "mypy", "--strict", "guide.py"], { cwd, env });

    const asked = askedOf(emulator);
    expect(await guide.run("preview")).toContain(
      "will refresh 3 files in 1 call: /, /index.html and /style.css",
    );
    expect(asked()).toEqual([]);
    await guide.run("up");
    expect(asked()).toEqual([`cdn ${URLS.join("\n")}`, "dcdn https://docs.example.com/api/"]);
    const [dcdn] = emulator.calls().filter(({ product }) => product === "dcdn");
    expect(dcdn?.accessKeyId).toBe(PARTNERS.accessKeyId);
    guide.project.write({ "dist/style.css": "second" });
    await guide.run("up");
    expect(asked()).toEqual([`cdn ${URLS[2]}`, "dcdn https://docs.example.com/api/"]);
  });

  it.skipIf(!hasGo)("Go: the guide's program compiles and deploys", async () => {
    const files = {
      "guide.go": `package main\n${blocks(GUIDE, "go").join("")}`,
      "deploy.go": readFileSync("test/matrix/languages/deploy.go", "utf8"),
    };
    using guide = site(files, ["./deploy"]);
    await buildGo(guide.project.folder, sdks);

    const asked = askedOf(emulator);
    expect(await guide.run("preview")).toContain(
      "will refresh 3 files in 1 call: /, /index.html and /style.css",
    );
    await guide.run("up");
    expect(asked()).toEqual([`cdn ${URLS.join("\n")}`]);
    guide.project.write({ "dist/style.css": "second" });
    await guide.run("up");
    expect(asked()).toEqual([`cdn ${URLS[2]}`]);
  });

  it.skipIf(!hasGo)("Node: the generated SDK compiles", async () => {
    const tsc = "node_modules/typescript/bin/tsc";
    await execute(process.execPath, [tsc, "--noEmit", "--project", join(sdks, "nodejs")]);
  });
});
