import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { succeed } from "../support/outcome";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";
import { installIsolated } from "./isolated";
import { TSCONFIG } from "./story";
import { pack } from "./tarball";

/** Refreshes with every resource option, beside an ordinary dynamic resource of the program's own. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, Provider, type ProviderArgs } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";

interface Args {
  version: string;
  name: string;
  options?: pulumi.CustomResourceOptions;
  transformed?: string;
  moved?: boolean;
  without?: string[];
  account: ProviderArgs;
}
const args: Args = JSON.parse(readFileSync("args.json", "utf8"));

class Upload extends pulumi.dynamic.Resource {
  declare readonly done: pulumi.Output<string>;
  constructor(version: string) {
    const provider: pulumi.dynamic.ResourceProvider = {
      create: async (inputs) => ({ id: "upload", outs: { done: inputs.version } }),
      update: async (_id, _olds, news) => ({ outs: { done: news.version } }),
    };
    super(provider, "upload", { version, done: undefined });
  }
}
class Group extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, options);
    if (!args.moved) refresh("child", args.version, { parent: this });
    this.registerOutputs({});
  }
}
function refresh(name: string, trigger: pulumi.Input<string>, options?: pulumi.CustomResourceOptions) {
  if (args.without?.includes(name)) return;
  new CdnRefresh(name, { objectPaths: [\`https://static.example.com/\${name}\`], trigger }, options);
}

const upload = new Upload(args.version);
const { transformed } = args;
const transforms = transformed
  ? [({ custom, props, opts }: pulumi.ResourceTransformArgs) =>
      custom ? { props: { ...props, trigger: transformed }, opts } : undefined]
  : [];
new CdnRefresh(
  args.name,
  { objectPaths: ["https://static.example.com/site"], trigger: upload.done },
  { dependsOn: upload, ...args.options },
);
const group = new Group("group", { transforms });
if (args.moved) refresh("child", args.version, { aliases: [{ parent: group }], transforms });
refresh("other", args.version, { provider: new Provider("account", args.account) });
refresh("ignoring", args.version, { ignoreChanges: ["trigger"] });
refresh("protected", "1", { protect: true });
refresh("retained", "1", { retainOnDelete: true });
`;

describe("the packed tarball in a TypeScript program", () => {
  const folder = mkdtempSync(join(tmpdir(), "tarball-"));
  let emulator: Emulator;
  let stack: RefreshStack;
  let args: { version: string; name: string; account: object };

  beforeAll(async () => {
    const tarball = await pack(folder);
    emulator = await startEmulator();
    const { accessKeyId: accessKey, accessKeySecret: secretKey } = emulator.credentials;
    args = {
      version: "v1",
      name: "site",
      account: { accessKey, secretKey, endpoints: [{ cdn: emulator.api }] },
    };
    const link = (project: string) => installIsolated(tarball, project);
    stack = await refreshStack(emulator, "index.ts", PROGRAM, { files: { "tsconfig.json": TSCONFIG }, link });
  });
  afterAll(async () => {
    stack?.[Symbol.dispose]();
    await emulator?.close();
    rmSync(folder, { recursive: true });
  });

  const refreshed = () => stack.asked().map((call) => call.replace("cdn https://static.example.com/", ""));
  const up = async (change: object, ...flags: string[]) => {
    stack.set({ ...args, ...change });
    return succeed(stack.project.up(...flags));
  };

  it("announces and refreshes each, with every resource option", async () => {
    stack.set(args);
    const preview = await succeed(stack.project.preview());
    await stack.project.inline();
    expect(preview).toContain("will refresh 1 file in 1 call: https://static.example.com/child");
    expect(refreshed()).toEqual([]);
    await up({});
    expect(refreshed()).toEqual(["child", "ignoring", "other", "protected", "retained", "site"]);
    expect(await up({})).toContain("10 unchanged");
    expect(refreshed()).toEqual([]);
  });

  it("refreshes the target alone, as `--target` asks", async () => {
    await up({ version: "v2" }, "--target", "**::child");
    expect(refreshed()).toEqual(["child"]);
  });

  it("refreshes after what it depends on, and leaves out what ignoreChanges holds back", async () => {
    await up({ version: "v2" });
    expect(refreshed()).toEqual(["other", "site"]);
  });

  it("takes what a component's transform makes of the arguments", async () => {
    expect(await up({ version: "v2", transformed: "v3" })).toContain("1 updated");
    expect(refreshed()).toEqual(["child"]);
  });

  it("knows itself by its alias under a new name and another parent", async () => {
    const moved = { version: "v2", transformed: "v3", name: "renamed", moved: true };
    expect(await up({ ...moved, options: { aliases: [{ name: "site" }] } })).toContain("10 unchanged");
    expect(refreshed()).toEqual([]);
    args = { ...args, ...moved };
  });

  it("is kept by protect, and forgotten without a call by retainOnDelete", async () => {
    stack.set({ ...args, without: ["protected"] });
    const { code, output } = await stack.project.up();
    expect(code, output).not.toBe(0);
    expect(output).toContain("because it is protected");
    expect(await up({ without: ["retained"] })).toContain("1 deleted");
    expect(refreshed()).toEqual([]);
  });
});
