import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf } from "../../provider/effects/hash";
import { providerText } from "../../sdk/shell";
import { type Emulator, startEmulator } from "../emulator";
import { accountEnv } from "../support/account-env";
import { succeed } from "../support/outcome";
import { Project } from "../support/project";
import { askedOf } from "../support/refresh-stack";

/** The stack of the recorded states: every resource, and every argument that state keeps. */
const PROGRAM = `
import { CacheTagRefresh, CdnRefresh, DcdnRefresh, hashAssets, VodRefresh } from "pulumi-alicloud-refresh";
const objectPaths = ["https://static.example.com/b", "https://static.example.com/a"];
new CdnRefresh("assets", { assets: hashAssets("site"), baseUrls: ["https://static.example.com/"] });
new CdnRefresh("paths", { objectPaths, trigger: "v1", objectType: "IgnoreParams", limits: { urlsPerCall: 10 } });
new DcdnRefresh("dcdn", { objectPaths: ["https://static.example.com/"], trigger: "v1", objectType: "Directory", force: true });
new VodRefresh("vod", { objectPaths, trigger: "v1", wait: { timeoutSeconds: 60 }, onFailure: "warn" });
new CacheTagRefresh("tags", { domainName: "static.example.com", cacheTags: ["b", "a"], trigger: "v1", onCreate: "skip" });
`;
const FILES = { "site/index.html": "a page", "site/guide/index.html": "a guide", "site/app.js": "a script" };

const FOLDER = "test/states";
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** What `providerText` was before 0.1.0 was released. */
const earlierText = (provider: string) =>
  'exports.handler=()=>{let p="pulumi-alicloud-refresh";try{return require("module").createRequire(process.cwd()+"/")' +
  `(p+"/provider").${provider}}catch(e){throw Error("npm install "+p+": "+e.message)}}`;

/** The part of a stack export that is tested. */
interface State {
  readonly version: number;
  readonly deployment: {
    readonly resources: {
      readonly type: string;
      readonly inputs?: { readonly __provider?: string };
      readonly outputs?: { inputsHash?: string };
    }[];
  };
}

describe("the state of a stack that an earlier version made", () => {
  let emulator: Emulator;
  let project: Project;
  let asked: () => string[];
  beforeAll(async () => {
    emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
    // The account comes from the environment, because a state contains the configuration.
    project = new Project("index.mjs", { ...FILES, "index.mjs": PROGRAM }, accountEnv(emulator));
    project.init();
    await project.inline();
    asked = askedOf(emulator);
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await emulator?.close();
  });
  const load = (file: string) => {
    const state: State = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
    project.restore(state.deployment);
    return state;
  };

  // RECORD_STATE=1 npx vitest run test/states: once for each released version.
  describe.runIf(process.env.RECORD_STATE)("is recorded", () => {
    const record = async (name: string) => {
      // The program's folder and the encryption depend on the machine, and there are no secrets.
      const machines = ["sourcePosition", "stackTrace", "secrets_providers"];
      const state = JSON.parse(project.export(), (key, value) =>
        machines.includes(key) ? undefined : value,
      );
      writeFileSync(join(FOLDER, name), `${JSON.stringify(state, null, 2)}\n`);
    };

    it("complete, and unfinished", async () => {
      emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM", times: 2 });
      expect((await project.up()).code).not.toBe(0);
      await record(`v${version}-unfinished.json`);
      await succeed(project.up());
      await record(`v${version}.json`);
    });
  });

  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  describe.each(files)("%s", (file) => {
    const isUnfinished = file.includes("unfinished");

    it("names the providers as this version does, or as before the first release", async () => {
      const { deployment } = load(file);
      const texts = new Set(deployment.resources.flatMap(({ inputs }) => inputs?.__provider ?? []));
      const names = ["cdn", "dcdn", "vod", "cacheTag"];
      expect([names.map(providerText), names.map(earlierText)]).toContainEqual(
        expect.arrayContaining([...texts]),
      );
      expect(texts.size).toBe(names.length);
    });

    it.skipIf(isUnfinished)(
      "previews as unchanged, also after pulumi refresh, and needs no call",
      async () => {
        load(file);
        asked();
        await succeed(project.preview("--diff", "--expect-no-changes"));
        await succeed(project.pulumi("refresh", "--yes", "--skip-preview"));
        expect(await succeed(project.up())).toContain("6 unchanged");
        expect(asked()).toEqual([]);
      },
    );

    it.skipIf(isUnfinished)(
      "is gone on from: the next plan has the next number, and what has changed",
      async () => {
        load(file);
        asked();
        project.write({ "site/app.js": "another script" });
        const preview = await succeed(project.preview("--diff"));
        project.write(FILES);
        expect(preview).toMatch(
          /^ +- #1 created with assets [0-9a-f]{16}: everything declared, 5 files in 1 call$/m,
        );
        expect(preview).toMatch(/^ +\+ #2 assets [0-9a-f]{16} -> [0-9a-f]{16}: 1 file in 1 call$/m);
        expect(preview).toContain("+ changed  File https://static.example.com/app.js");
        expect(preview).toContain("5 unchanged");
      },
    );

    it.runIf(isUnfinished)("continues what is unfinished, and nothing else", async () => {
      load(file);
      asked();
      expect(await succeed(project.preview())).toContain("4 unchanged");
      await succeed(project.up());
      const urls = ["", "app.js", "guide/", "guide/index.html", "index.html"];
      const all = urls.map((path) => `https://static.example.com/${path}`).join("\n");
      expect(asked()).toEqual([
        `cdn ${all}`,
        "cdn https://static.example.com/a\nhttps://static.example.com/b",
      ]);
      expect(await succeed(project.up())).toContain("6 unchanged");
    });

    it("is destroyed", async () => {
      load(file);
      await succeed(project.pulumi("destroy", "--yes", "--skip-preview"));
    });
  });

  /** Spellings that version 0.1.0 accepted; this version rejects the last one when anything changes. */
  describe.each([
    ["HTTPS://Static.Example.com:443/图/", "Static.Example.com"],
    ["http://静态.example.com:80/%e5%9b%be//", "静态.example.com"],
  ])("with URLs below %s", (base, domain) => {
    const spelt = (text: string) =>
      text
        .replaceAll("https://static.example.com/", base)
        .replaceAll('"static.example.com"', JSON.stringify(domain));

    it("previews as unchanged, needs no call, and continues", async () => {
      const state: State = JSON.parse(spelt(readFileSync(join(FOLDER, "v0.1.0.json"), "utf8")));
      for (const { inputs, outputs } of state.deployment.resources)
        if (inputs && outputs?.inputsHash) outputs.inputsHash = hashOf(inputs);
      project.write({ "index.mjs": spelt(PROGRAM) });
      project.restore(state.deployment);
      asked();
      await succeed(project.preview("--diff", "--expect-no-changes"));
      expect(await succeed(project.up())).toContain("6 unchanged");
      expect(asked()).toEqual([]);

      project.write({ "site/app.js": "another script" });
      const { code, output } = await project.preview("--diff");
      if (base.endsWith("//")) {
        expect(code).not.toBe(0);
        expect(output).toMatch(/baseUrls\[0\].* has an empty segment/);
      } else {
        expect(output).toContain("+ changed  File https://static.example.com/%E5%9B%BE/app.js");
        expect(output).toContain("5 unchanged");
      }
      project.write({ ...FILES, "index.mjs": PROGRAM });
    });
  });

  it("is there for this version", () => {
    expect(files).toContain(`v${version}.json`);
  });
});
