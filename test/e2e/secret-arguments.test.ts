import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import type { CliRun } from "../support/project";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

/** Every argument of args.json that `secret` names becomes a secret output; of lists every element. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import * as refresh from "pulumi-alicloud-refresh";
import { readFileSync } from "node:fs";
const { type, args, secret } = JSON.parse(readFileSync("args.json", "utf8"));
const hidden = (value) => (Array.isArray(value) ? value.map((one) => pulumi.secret(one)) : pulumi.secret(value));
const entries = Object.entries(args).map(([key, value]) => [key, secret.includes(key) ? hidden(value) : value]);
const site = new refresh[type ?? "CdnRefresh"]("site", Object.fromEntries(entries));
export const pending = site.pending;
export const status = site.status;
`;
const BASE = "https://static.example.com/";
const URLS = ["a", "b"].map((name) => `${BASE}UNMISTAKABLE-${name}?token=UNMISTAKABLE`);
const MANIFEST = ["a", "b", "c"].map((name) => `0123456789abcde${name}  /UNMISTAKABLE-${name}\n`).join("");
const NEWER = MANIFEST.replaceAll("0123", "4567");

describe("secret arguments", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  beforeAll(async () => {
    emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
    site = await refreshStack(emulator, "index.mjs", PROGRAM, { inline: "both" });
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
  });

  const SECRET = expect.objectContaining({ ciphertext: expect.any(String) });
  /** The refresh in state, which must not hold a secret. */
  const resource = () => {
    expect(site.project.export()).not.toContain("UNMISTAKABLE");
    return site.resource();
  };
  /** The run's output, which must not hold a secret. */
  const quiet = async (run: Promise<CliRun>, code = 0): Promise<string> => {
    const { output, code: ended } = await run;
    expect(output).not.toContain("UNMISTAKABLE");
    expect(ended === 0 ? 0 : 1, output).toBe(code);
    return output;
  };
  const denied = (times = 1) =>
    emulator.faults.add({ kind: "error", action: "RefreshObjectCaches", code: "Forbidden.RAM", times });

  it("are counted, not named, in previews", async () => {
    site.set({ args: { objectPaths: URLS, trigger: "v1" }, secret: ["objectPaths"] });
    const output = await quiet(site.project.preview("--diff"));
    expect(output).toContain("will refresh 2 files in 1 call;");
    expect(output).toMatch(/plan +: \[secret\]/);
  });

  it("are secret in a failed create, in what is made of them, and in its message", async () => {
    denied();
    const output = await quiet(site.project.up(), 1);
    expect(output).toContain("RefreshObjectCaches failed: Forbidden.RAM.");
    expect(output).toContain("refused: 2 files");
    expect(output).not.toContain("static.example.com");
    const { inputs, outputs } = resource();
    expect(inputs).toMatchObject({ objectPaths: SECRET, plan: SECRET, trigger: "v1" });
    expect(outputs).toMatchObject({
      pending: SECRET,
      done: SECRET,
      inputsHash: SECRET,
      attemptedPlan: SECRET,
    });
  });

  it("are refreshed as they are at the next up, and then left alone", async () => {
    await quiet(site.project.up());
    expect(site.asked().at(-1)).toBe(`cdn ${URLS.join("\n")}`);
    expect(await quiet(site.project.up())).toContain("2 unchanged");
    await quiet(site.project.pulumi("refresh", "--yes", "--skip-preview"));
    expect(await quiet(site.project.preview())).toContain("2 unchanged");
    expect(resource().outputs).toMatchObject({ completedPlan: SECRET, inputsHash: SECRET });
    expect(site.asked()).toEqual([]);
  });

  it("stay secret in a failed update and through a refresh", async () => {
    site.set({ args: { objectPaths: [...URLS, `${URLS[0]}&more`], trigger: "v1" }, secret: ["objectPaths"] });
    denied();
    expect(await quiet(site.project.up(), 1)).toContain("refused: 1 file.");
    expect(resource().outputs).toMatchObject({ pending: SECRET, done: SECRET });
    await quiet(site.project.pulumi("refresh", "--yes", "--skip-preview"));
    expect(resource().outputs).toMatchObject({ pending: SECRET, done: SECRET });
  });

  it("stay secret in the outputs that remain when the arguments are no longer secret", async () => {
    site.set({ args: { objectPaths: [`${BASE}public`], trigger: "v1" }, secret: [] });
    denied();
    const output = await quiet(site.project.up(), 1);
    expect(output).toContain("let go: 1 file, no longer declared");
    expect(output).toContain("refused: 1 file");
    expect(resource().outputs).toMatchObject({ pending: SECRET, letGo: SECRET });
    await quiet(site.project.up());
    site.set({ args: { objectPaths: [`${BASE}public`], trigger: "v2" }, secret: [] });
    expect(await quiet(site.project.up())).not.toContain("[secret]");
    const { inputs, outputs } = resource();
    expect(inputs).toMatchObject({ plan: expect.stringContaining("trigger v1 -> v2") });
    expect(inputs).not.toHaveProperty("__secret");
    expect(outputs).toMatchObject({ completedPlan: expect.any(String) });
  });

  it("may be the assets, bad ones included", async () => {
    site.set({ args: { assets: MANIFEST, baseUrls: [BASE] }, secret: ["assets"] });
    expect(await quiet(site.project.preview())).toContain("will refresh 3 files in 1 call");
    await quiet(site.project.up());
    site.set({ args: { assets: `${MANIFEST}UNMISTAKABLE`, baseUrls: [BASE] }, secret: ["assets"] });
    expect(await quiet(site.project.preview(), 1)).toContain("expected the result of hashAssets");
  });

  it("are counted, not named, when the service refuses to preload them", async () => {
    site.set({ args: { assets: NEWER, baseUrls: [BASE], preload: true }, secret: ["assets"] });
    emulator.faults.add({ action: "PushObjectCache", kind: "error", code: "Forbidden.RAM" });
    expect(await quiet(site.project.up())).toMatch(
      /warning: 3 URLs not preloaded\. PushObjectCache failed: Forbidden\.RAM\./,
    );
  });

  it("are not named when the service names them in its response", async () => {
    site.set({ args: { objectPaths: URLS, trigger: "v1", wait: true }, secret: ["objectPaths", "trigger"] });
    emulator.faults.add({ kind: "taskFails", action: "RefreshObjectCaches" });
    expect(await quiet(site.project.up(), 1)).toContain("The service failed to refresh 2 files.");
    await quiet(site.project.up());
  });
});
