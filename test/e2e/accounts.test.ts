import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { Project } from "../support/project";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

/** The other account's keys are plain values: the program forgot to make secrets of them. */
const PROGRAM = `
import { CdnRefresh, Provider, VodRefresh } from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { trigger, other, more } = JSON.parse(readFileSync("args.json", "utf8"));
const args = { objectPaths: ["https://static.example.com/app.js"], trigger };
new CdnRefresh("mine", args);
const provider = new Provider("other", { ...other, ...more });
new CdnRefresh("theirs", args, { provider });
new VodRefresh("video", args, { provider });
`;
const MINE = { accessKeyId: "my-own-access-key-id", accessKeySecret: "my-own-access-key-secret" };
const THEIRS = { accessKeyId: "their-access-key-id", accessKeySecret: "their-access-key-secret" };

describe("two accounts in one stack", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  let other: object;
  beforeAll(async () => {
    emulator = await startEmulator({ accounts: [MINE, THEIRS] });
    const { accessKeyId: accessKey, accessKeySecret: secretKey } = THEIRS;
    other = { accessKey, secretKey, endpoints: [{ cdn: emulator.api, vod: emulator.api }] };
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
    await site.encryptKeys();
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
  });

  const callers = () => {
    const calls = emulator.calls().filter(({ action }) => action.startsWith("Refresh"));
    return calls.map(({ product, accessKeyId }) => `${product} ${accessKeyId}`).sort();
  };

  it("are each called with their own key", async () => {
    site.set({ trigger: "v1", other, more: { profile: null } });
    const { output, code } = await site.project.up("--diff");
    expect(code, output).toBe(0);
    const [mine, theirs] = [MINE.accessKeyId, THEIRS.accessKeyId];
    expect(callers()).toEqual([`cdn ${mine}`, `cdn ${theirs}`, `vod ${theirs}`]);
    expect(output).not.toContain("their-access-key");
  });

  it("keep their keys encrypted in state, although the program did not ask for it", async () => {
    const state = site.project.export();
    expect(state).not.toMatch(/(?:their|my-own)-access-key/);
    expect(state).toContain("alicloud:accessKey");
    expect(state).not.toContain("alicloud:profile");
  });

  it("may change their keys and options, and no resource changes", async () => {
    const before = callers();
    site.set({
      trigger: "v1",
      other,
      more: { secretKey: "their-new-access-key-secret", maxRetryTimeout: 10 },
    });
    const { output } = await site.project.up();
    expect(output).toContain("1 updated");
    expect(output).toContain("4 unchanged");
    expect(callers()).toEqual(before);
  });

  it("are told apart when one of them fails", async () => {
    site.set({ trigger: "v2", other, more: { secretKey: "their-new-access-key-secret" } });
    const { output } = await site.project.up();
    expect(output).toContain(
      "The call was signed with the access key thei...y-id from the configuration or the Provider (alicloud:accessKey).",
    );
    expect(output).not.toContain("new-access-key-secret");
  });

  it("reject an argument that does not exist, and name the others", async () => {
    site.set({ trigger: "v2", other, more: { acessKey: "x" } });
    const { output } = await site.project.preview();
    expect(output).toContain(
      'Provider "other" has no argument acessKey; the arguments are accessKey, secretKey',
    );
  });
});

describe("no account at all", () => {
  it("is enough for a preview, and an update says what it looked for", async () => {
    const args = '{ objectPaths: ["https://static.example.com/app.js"], trigger: "v1" }';
    const program = `import { CdnRefresh } from "pulumi-alicloud-refresh"; new CdnRefresh("mine", ${args});`;
    using project = new Project("index.mjs", { "index.mjs": program });
    project.init();
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    expect(preview.output).toContain("will refresh 1 file in 1 call: https://static.example.com/app.js\n");
    const { code, output } = await project.up();
    expect(code).not.toBe(0);
    expect(output).toContain("No credentials found. These configuration keys");
    expect(output).toContain("still to refresh: 1 file.");
  });
});
