import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator";
import type { State, Values } from "../../support/deployment";
import { initFailureOf } from "../../support/host";
import { leaksIn } from "../../support/leaks";
import { PluginClient, secret } from "../../support/plugin-client";
import { PluginProcess } from "../../support/plugin-process";

const KEYS = {
  accessKey: "LTAI5tUNMISTAKABLEmine1",
  secretKey: "UNMISTAKABLE/mine+secret=of 'thirty' (odd)*!",
  securityToken: "UNMISTAKABLE/security+token=of 'thirty' (odd)*!",
};
const WRONG = "UNMISTAKABLE/wrong+secret=of 'thirty' (odd)*!";
const PATH = "https://static.example.com/UNMISTAKABLE-path.js";
const MISSPELT = "/UNMISTAKABLE-misspelt.js";
const ARGS = { objectPaths: secret([PATH]), trigger: "v1" };

/** All that the plugin returns, without what it marks as secret: the engine encrypts that, and shows `[secret]`. */
class Overheard extends PluginClient {
  readonly responses: string[] = [];

  override async call(method: string, request: unknown) {
    try {
      const response = await super.call(method, request);
      this.responses.push(JSON.stringify(withoutSecrets(response.toObject())));
      return response;
    } catch (error) {
      this.responses.push(
        (error as Error).message,
        JSON.stringify(withoutSecrets(initFailureOf(error) ?? {})),
      );
      throw error;
    }
  }
}

/** Of messages as they travel (`fieldsMap`), and of plain values. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  const { fieldsMap = Object.entries(value) } = value as { fieldsMap?: [string, unknown][] };
  const [signature] = Object.keys(secret(""));
  if (fieldsMap.some(([name]) => name === signature)) return "[secret]";
  return Object.fromEntries(fieldsMap.map(([name, inner]) => [name, withoutSecrets(inner)]));
}

let emulator: Emulator;
let plugin: PluginProcess;
let client: Overheard;
let empty: string;

beforeEach(async () => {
  const { accessKey: accessKeyId, secretKey: accessKeySecret, securityToken } = KEYS;
  emulator = await startEmulator({
    accounts: [{ accessKeyId, accessKeySecret, securityToken }],
    taskSeconds: { visible: 0, duration: 0 },
  });
  plugin = await PluginProcess.start({}, { DEBUG: "*" });
  client = new Overheard(plugin.port, "CdnRefresh");
  empty = mkdtempSync(join(tmpdir(), "plugin-leaks-"));
});
afterEach(async () => {
  client?.[Symbol.dispose]();
  await plugin?.[Symbol.asyncDispose]();
  await emulator?.close();
  rmSync(empty, { recursive: true });
});

const configure = async (keys: object) => {
  const { inputs } = await client.checkConfig({
    ...keys,
    endpoints: JSON.stringify([{ cdn: emulator.api }]),
  });
  await client.configure(inputs);
};
const checked = async (args: Values, olds: Values = {}) => (await client.check(olds, args)).inputs;
const failedBy = async (work: Promise<unknown>) => initFailureOf(await work.catch((error) => error));

function leaks() {
  const signatures = emulator
    .calls()
    .map(({ parameters }, at) => [`signature ${at}`, parameters.Signature ?? WRONG]);
  const secrets = { ...KEYS, WRONG, path: "UNMISTAKABLE-path", misspelt: "UNMISTAKABLE-misspelt" };
  const responses = client.responses.map((response, at) => [`response ${at}`, response]);
  const logs = plugin.logs.map(({ message }, at) => [`log ${at}`, message]);
  const texts = { ...Object.fromEntries([...responses, ...logs]), printed: plugin.printed() };
  return leaksIn(empty, texts, { ...secrets, ...Object.fromEntries(signatures) });
}

it("keys and secret arguments are in no response, line or output", async () => {
  await configure({ ...KEYS, secretKey: WRONG });
  const { failures } = await client.check({}, { ...ARGS, objectPaths: [secret(MISSPELT)] });
  expect(failures).toHaveLength(1);
  const inputs = await checked(ARGS);
  await client.preview(undefined, inputs);
  const created = await failedBy(client.create(inputs));
  expect(created?.reasons).toEqual([expect.stringContaining("SignatureDoesNotMatch")]);

  await configure(KEYS);
  let state: State = { id: created?.id ?? "", inputs, outputs: created?.properties ?? {}, initFailed: true };
  const now = await checked({ ...ARGS, trigger: "v2", wait: true }, inputs);
  await client.preview(state, now);
  emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "InvalidObjectPath.Malformed" });
  const refused = await failedBy(client.update(state.id, state.outputs, now, inputs));
  expect(refused?.reasons).toEqual([expect.stringContaining("InvalidObjectPath.Malformed")]);
  state = { ...state, outputs: refused?.properties ?? {} };
  await client.delete(state.id, state.outputs);
  emulator.faults.add({ kind: "html", when: "after" });
  emulator.faults.add({ kind: "reset", when: "after", action: "RefreshObjectCaches" });
  const outputs = await client.update(state.id, state.outputs, now, inputs);
  expect(outputs).toMatchObject({ status: "complete" });
  await client.read(state.id, outputs);
  await client.diff(state.id, outputs, now, now);
  const { failures: unhashed } = await client.invoke("alicloud-refresh:index:hashAssets", {
    folder: secret(PATH),
  });
  expect(unhashed).toHaveLength(1);
  expect(plugin.logs.length).toBeGreaterThan(3);
  expect(plugin.printed()).toContain("httpx");
  expect(leaks()).toEqual([]);

  // The search finds what is not secret.
  await client.create(await checked({ objectPaths: [PATH], trigger: "v1" }));
  expect(new Set(leaks().map(({ secret }) => secret))).toEqual(new Set(["path"]));
});
