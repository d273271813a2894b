import { appendFileSync, copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { endpointsOf } from "../support/config";
import { leaksIn } from "../support/leaks";
import { Project } from "../support/project";

/** Keys that stand out, with characters that every encoding changes. */
const KEYS = {
  id: "LTAI5tUNMISTAKABLEmine1",
  secret: "UNMISTAKABLE/mine+secret=of 'thirty' (odd)*!",
  otherId: "LTAI5tUNMISTAKABLEother",
  otherSecret: "UNMISTAKABLE/other+secret=of 'thirty' (odd)*!",
  otherToken: "UNMISTAKABLE/security+token=of 'thirty' (odd)*!",
  oidcToken: "UNMISTAKABLE.OIDC.token-of-a-CI-system",
};
const ROLE = "acs:ram::1234567890123456:role/deploy";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { CdnRefresh, DcdnRefresh, Provider, VodRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { trigger, isWrong, leak } = JSON.parse(readFileSync("args.json", "utf8"));
const args = { objectPaths: ["https://static.example.com/app.js"], trigger };
new CdnRefresh("mine", { ...args, wait: true });
const config = new pulumi.Config("test");
if (config.get("otherId")) {
  const endpoints = JSON.parse(new pulumi.Config("alicloud").require("endpoints"));
  const keys = { accessKey: config.requireSecret("otherId"), securityToken: config.requireSecret("otherToken") };
  const secretKey = config.requireSecret(isWrong ? "otherId" : "otherSecret");
  const oidcToken = config.requireSecret("oidcToken");
  const oidc = { oidcProviderArn: "acs:ram::1:oidc-provider/ci", oidcToken, roleArn: "${ROLE}" };
  new DcdnRefresh("other", args, { provider: new Provider("other", { ...keys, secretKey, endpoints }) });
  new VodRefresh("ci", args, { provider: new Provider("ci", { assumeRoleWithOidc: oidc, endpoints }) });
}
class Leaking extends pulumi.CustomResource {
  constructor() {
    super("pulumi-nodejs:dynamic:Leaking", "leaking", { __provider: leak, value: undefined });
  }
}
if (leak) new Leaking();
`;

/** A provider that puts the secret of the access key into state, in base64. */
const LEAK = `let key; exports.handler = () => ({
  configure: ({ config }) => { key = config.get("alicloud:secretKey"); },
  create: async () => ({ id: "leaking", outs: { value: Buffer.from("key: " + key).toString("base64") } }),
})`;

/** A stack, and all that its runs print. */
class Story implements Disposable {
  readonly outputs: Record<string, string> = {};
  readonly project: Project;

  constructor(env: Record<string, string>) {
    // The variables ask for debug lines of all libraries, and for the flag --event-log.
    const debug = { DEBUG: "*", PULUMI_DEBUG_COMMANDS: "true" };
    this.project = new Project("index.mjs", { "index.mjs": PROGRAM }, { ...env, ...debug });
  }

  async run(...args: string[]): Promise<string> {
    const { output } = await this.project.pulumi(...args);
    this.outputs[`${Object.keys(this.outputs).length} ${args[0]}`] = output;
    return output;
  }

  up(...args: string[]): Promise<string> {
    const log = join(this.project.folder, `events-${Object.keys(this.outputs).length}.log`);
    return this.run("up", "--yes", "--skip-preview", "--event-log", log, ...args);
  }

  set(args: object): void {
    this.project.write({ "args.json": JSON.stringify(args) });
  }

  [Symbol.dispose](): void {
    this.project[Symbol.dispose]();
  }
}

// Many runs of the engine: more time than other tests have.
describe("keys that are used", { timeout: 300_000 }, () => {
  let emulator: Emulator;
  let endpoints: string;
  beforeAll(async () => {
    const mine = { accessKeyId: KEYS.id, accessKeySecret: KEYS.secret };
    const other = {
      accessKeyId: KEYS.otherId,
      accessKeySecret: KEYS.otherSecret,
      securityToken: KEYS.otherToken,
    };
    emulator = await startEmulator({ accounts: [mine, other], taskSeconds: { visible: 0, duration: 1 } });
    endpoints = endpointsOf(emulator);
  });
  afterAll(() => emulator?.close());

  /** The keys, and what was made of them: tokens and ids of temporary keys, and the signature of every call. */
  const secrets = (): Record<string, string> => {
    const names = new Map<string | undefined, string>();
    for (const { action, parameters, accessKeyId } of emulator.calls()) {
      names.set(parameters.Signature, `signature of ${action}`);
      names.set(parameters.SecurityToken, `token of ${action}`);
      names.set(accessKeyId, `key id of ${action}`);
    }
    for (const [name, key] of Object.entries(KEYS)) names.set(key, name);
    const values = [...names].flatMap(([value, name], index) => (value ? [[`${index} ${name}`, value]] : []));
    return Object.fromEntries(values);
  };
  const leaksOf = ({ project, outputs }: Story) => leaksIn(project.folder, outputs, secrets());

  it("are nowhere after a story of previews, faults and retries, when they come from the configuration", async () => {
    using story = new Story({});
    story.project.init({
      "alicloud:assumeRole": JSON.stringify({ roleArn: ROLE }),
      "alicloud:endpoints": endpoints,
    });
    const { id, secret, ...others } = KEYS;
    await story.project.setSecrets({ "alicloud:accessKey": id, "alicloud:secretKey": secret, ...others });
    story.set({ trigger: "v1", isWrong: true });
    await story.run("preview", "--diff");
    expect(await story.up()).toContain("SignatureDoesNotMatch");
    story.set({ trigger: "v2" });
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM" });
    expect(await story.up()).toContain("Forbidden.RAM");
    emulator.faults.add({ kind: "html", when: "after" });
    emulator.faults.add({ kind: "reset", when: "after", action: "RefreshVodObjectCaches" });
    expect(await story.up("--diff")).toContain("refreshed 1 file");
    await story.run("refresh", "--yes", "--skip-preview");
    await story.run("stack", "export");
    await story.run("stack", "history");
    await story.run("stack");
    const callers = new Set(emulator.calls().map(({ accessKeyId }) => accessKeyId.slice(0, 4)));
    expect(callers).toEqual(new Set(["LTAI", "STS.", ""]));
    expect(leaksOf(story)).toEqual([]);

    // The search finds what was put there on purpose: a secret in a copied file, ...
    const backups = join(story.project.folder, "state/.pulumi/backups");
    const files = readdirSync(backups, { recursive: true, encoding: "utf8" });
    const copy = join(story.project.folder, "copy.json");
    copyFileSync(join(backups, files.find((name) => name.endsWith(".json")) ?? ""), copy);
    appendFileSync(copy, `{"token":"${encodeURIComponent(KEYS.otherToken)}"}`);
    expect(leaksOf(story)).toEqual(
      expect.arrayContaining([{ secret: expect.stringMatching(/ otherToken$/), where: "copy.json" }]),
    );

    // ... and what a provider leaks into state.
    story.set({ trigger: "v3", leak: LEAK });
    await story.up();
    const found = leaksOf(story).filter(({ where }) => where.startsWith("state/"));
    expect(new Set(found.map(({ secret }) => secret.replace(/^\d+ /, "")))).toEqual(new Set(["secret"]));
  });

  it("are not in the engine's verbose logs either, when they come from the environment", async () => {
    using story = new Story({ ALICLOUD_ACCESS_KEY: KEYS.id, ALICLOUD_SECRET_KEY: KEYS.secret });
    const assumeRole = JSON.stringify({ roleArn: ROLE });
    story.project.init({ "alicloud:assumeRole": assumeRole, "alicloud:endpoints": endpoints });
    await story.project.inline();
    story.set({ trigger: "v1" });
    expect(await story.run("preview", "--diff", "-v=9", "--logtostderr")).toContain("Marshaling property");
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "SignatureDoesNotMatch" });
    expect(await story.up("-v=9", "--logtostderr")).toContain("SignatureDoesNotMatch");
    emulator.faults.add({ kind: "taskFails", action: "RefreshObjectCaches" });
    await story.up("-v=9", "--logtostderr", "--diff");
    await story.up("--debug");
    expect(await story.run("refresh", "--yes", "-v=9", "--logtostderr")).toContain("complete");
    expect(leaksOf(story)).toEqual([]);
  });
});
