import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, startEmulator } from "pulumi-alicloud-refresh/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";

const SITE = "https://static.example.com";

// One folder for the site as it was built, and for the stack's state.
const folder = mkdtempSync(join(tmpdir(), "testing-"));
const build = (file: string, text: string) => writeFileSync(join(folder, "site", file), text);

let emulator: Emulator;
let stack: Stack;

beforeAll(async () => {
  for (const name of ["site", "state"]) mkdirSync(join(folder, name));
  emulator = await startEmulator({ origin: join(folder, "site"), taskSeconds: { duration: 0 } });
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  const envVars = {
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    CDN_ENDPOINT: emulator.api,
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
  };
  stack = await LocalWorkspace.createOrSelectStack({ stackName: "vitest", workDir: __dirname }, { envVars });
  await stack.setConfig("folder", { value: join(folder, "site") });
  await stack.setConfig("nodes", { value: JSON.stringify(emulator.edge.nodes) });
}, 120_000);

afterAll(async () => {
  await stack?.workspace.removeStack("vitest", { force: true });
  await emulator?.close();
  rmSync(folder, { recursive: true });
}, 120_000);

/** What visitors get, at every node of the edge. */
async function served(path: string) {
  const visits = [0, 1, 2].map((node) => emulator.edge.get(SITE + path, { node }));
  return (await Promise.all(visits)).map(({ body }) => body.toString());
}

/** The object paths of all refreshes so far. */
const refreshed = () =>
  emulator
    .calls()
    .filter(({ action }) => action === "RefreshObjectCaches")
    .map(({ parameters }) => parameters.ObjectPath);

test("an edited file is refreshed everywhere, and no other", { timeout: 120_000 }, async () => {
  build("index.html", "a page");
  build("style.css", "old");
  await stack.up();
  expect(await served("/style.css")).toEqual(["old", "old", "old"]);

  build("style.css", "new");
  expect(await served("/style.css")).toEqual(["old", "old", "old"]);
  await stack.up();
  expect(await served("/style.css")).toEqual(["new", "new", "new"]);
  expect(refreshed().at(-1)).toBe(`${SITE}/style.css`);
});

test("what the service refused is made good by the next update", { timeout: 120_000 }, async () => {
  build("style.css", "newer");
  emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
  await expect(stack.up()).rejects.toThrow("Forbidden.RAM");
  expect(await served("/style.css")).toEqual(["new", "new", "new"]);

  await stack.up();
  expect(await served("/style.css")).toEqual(["newer", "newer", "newer"]);
});

test("what visitors do not get fails the update, and the next one makes it good", {
  timeout: 120_000,
}, async () => {
  // What is built from now on is uploaded later.
  emulator.faults.add({ kind: "originOld" });
  build("style.css", "newest");
  await expect(stack.up()).rejects.toThrow("most likely the upload came after the refresh");
  expect(await served("/style.css")).toEqual(["newer", "newer", "newer"]);

  emulator.faults.clear();
  await stack.up();
  expect(await served("/style.css")).toEqual(["newest", "newest", "newest"]);
});
