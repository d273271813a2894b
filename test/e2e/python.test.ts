import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { leaksIn } from "../support/leaks";
import { findPython, PythonStack } from "../support/python-stack";
import { refreshStack } from "../support/refresh-stack";

const found = findPython();
if ("missing" in found) console.warn(`Python programs are not tested: ${found.missing}`);

const MINE = { accessKeyId: "LTAI5tUNMISTAKABLEmine1", accessKeySecret: "UNMISTAKABLE/mine+secret=(odd)*!" };
const THEIRS = {
  accessKeyId: "LTAI5tUNMISTAKABLEother",
  accessKeySecret: "UNMISTAKABLE/other+secret=(odd)*!",
};

const SITE = { type: "CdnRefresh", args: { folder: "site", baseUrls: ["https://static.example.com/"] } };
const PAGE = "https://static.example.com/page.html";
const DYNAMIC = "pulumi-nodejs:dynamic/alicloud-refresh:CdnRefresh";

describe.skipIf("missing" in found)("a Python program", () => {
  let emulator: Emulator;
  let site: PythonStack;
  const outputs: Record<string, string> = {};
  const run = async (...args: [string, ...string[]]) => {
    const done = await site.run(...args);
    outputs[`${Object.keys(outputs).length}: ${args.join(" ")}`] = done.output;
    return done;
  };
  const publish = (text: string) =>
    site.project.write({ "site/index.html": "home", "site/page.html": text, "site/sub/app.js": "app" });

  beforeAll(async () => {
    if ("missing" in found) return;
    emulator = await startEmulator({ accounts: [MINE, THEIRS] });
    site = new PythonStack(found, emulator);
    publish("first");
    site.set({ site: SITE });
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
  });

  it("sees in the preview what will be refreshed, before anything is", async () => {
    const { code, output } = await run("preview");
    expect(code, output).toBe(0);
    expect(output).toContain("will refresh 4 files in 1 call: /, /index.html, /page.html and /sub/app.js");
    expect(site.asked()).toEqual([]);
  });

  it("refreshes on up", async () => {
    const { code, output } = await run("up");
    expect(code, output).toBe(0);
    expect(site.asked()).toHaveLength(1);
  });

  it("sees the changed lines and the plan in the diff, and refreshes what changed", async () => {
    publish("second");
    const { output } = await run("preview", "diff");
    expect(output).toMatch(/- \w{16} {2}\/page\.html\n +\+ \w{16} {2}\/page\.html/);
    expect(output).toContain(`+ changed  File ${PAGE}`);
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    const failed = await run("up");
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain("refused: 1 file");
    site.asked();
  });

  it("continues after a failure, even when pulumi refresh comes first", async () => {
    expect((await run("refresh")).code).toBe(0);
    const { code, output } = await run("up");
    expect(code, output).toBe(0);
    expect(output).toContain(`sends refused targets again (1 file): ${PAGE}`);
    expect(site.asked()).toEqual([`cdn ${PAGE}`]);
  });

  it("has several accounts, and secret arguments", async () => {
    const theirs = { accessKey: THEIRS.accessKeyId, secretKey: THEIRS.accessKeySecret };
    const endpoints = JSON.stringify([{ dcdn: emulator.api }]);
    const args = { objectPaths: ["https://secret.example.com/UNMISTAKABLE-path"], trigger: "v1" };
    const secret = ["objectPaths"];
    site.set({
      site: SITE,
      theirs: { type: "DcdnRefresh", args, account: { ...theirs, endpoints }, secret },
    });
    const { code, output } = await run("up");
    expect(code, output).toBe(0);
    expect(emulator.calls().at(-1)).toMatchObject({ product: "dcdn", accessKeyId: THEIRS.accessKeyId });
    const resources = site.project.resources();
    const types = resources.map(({ type }) => type).filter((type) => type.startsWith("alicloud-refresh"));
    expect(types).toEqual(["alicloud-refresh:index:CdnRefresh", "alicloud-refresh:index:DcdnRefresh"]);
    const shell = resources.flatMap((each) =>
      [each.inputs, each.outputs].flatMap((of) => Object.keys(of ?? {})),
    );
    expect(shell.filter((name) => name.startsWith("__"))).toEqual([]);
  });

  it("leaves no key and no secret argument in state, logs and messages", () => {
    const secrets = {
      mine: MINE.accessKeySecret,
      theirs: THEIRS.accessKeySecret,
      path: "UNMISTAKABLE-path",
    };
    const leaks = leaksIn(site.project.folder, outputs, secrets);
    expect(leaks.filter(({ where }) => !/^(?:args|config)\.json$/.test(where))).toEqual([]);
  });

  it("destroys", async () => {
    site.asked();
    const { code, output } = await run("destroy");
    expect(code, output).toBe(0);
    expect(site.asked()).toEqual([]);
  });
});

describe.skipIf("missing" in found)("a stack of dynamic resources", () => {
  const node = (aliases: object[]) => `
    import { CdnRefresh } from "pulumi-alicloud-refresh";
    new CdnRefresh("page", ${JSON.stringify({ objectPaths: [PAGE], trigger: "v1" })}, ${JSON.stringify({ aliases })});`;

  it("moves to the plugin by an alias, and back, with no refresh", async () => {
    if ("missing" in found) return;
    await using emulator = await startEmulator({ accounts: [MINE] });
    using dynamic = await refreshStack(emulator, "index.mjs", node([]), { files: {}, inline: "both" });
    expect((await dynamic.project.up()).code).toBe(0);
    expect(dynamic.asked()).toHaveLength(1);

    using python = new PythonStack(found, emulator, dynamic.project);
    python.set({
      page: { type: "CdnRefresh", args: { objectPaths: [PAGE], trigger: "v1" }, alias: DYNAMIC },
    });
    const there = await python.run("up");
    expect(there.code, there.output).toBe(0);
    expect(there.output).toContain("2 unchanged");
    expect(python.asked()).toEqual([]);

    dynamic.project.write({ "index.mjs": node([{ type: "alicloud-refresh:index:CdnRefresh" }]) });
    const back = await dynamic.project.up();
    expect(back.code, back.output).toBe(0);
    expect(back.output).toContain("2 unchanged");
    expect(dynamic.asked()).toEqual([]);
  });
});
