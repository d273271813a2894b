// node --test site.node-test.mjs
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { startEmulator } from "pulumi-alicloud-refresh/emulator";

const SITE = "https://static.example.com";

// One folder for the site as it was built, and for the stack's state.
const folder = mkdtempSync(join(tmpdir(), "testing-"));
const build = (file, text) => writeFileSync(join(folder, "site", file), text);

let emulator;
let stack;

before(async () => {
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
  stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "node-test", workDir: import.meta.dirname },
    { envVars },
  );
  await stack.setConfig("folder", { value: join(folder, "site") });
  await stack.setConfig("nodes", { value: JSON.stringify(emulator.edge.nodes) });
});

after(async () => {
  await stack?.workspace.removeStack("node-test", { force: true });
  await emulator?.close();
  rmSync(folder, { recursive: true });
});

/** What visitors get, at every node of the edge. */
async function served(path) {
  const visits = [0, 1, 2].map((node) => emulator.edge.get(SITE + path, { node }));
  return (await Promise.all(visits)).map(({ body }) => body.toString());
}

test("an edited file is refreshed everywhere, and no other", async () => {
  build("index.html", "a page");
  build("style.css", "old");
  await stack.up();
  assert.deepEqual(await served("/style.css"), ["old", "old", "old"]);

  build("style.css", "new");
  assert.deepEqual(await served("/style.css"), ["old", "old", "old"]);
  await stack.up();
  assert.deepEqual(await served("/style.css"), ["new", "new", "new"]);
  const refreshes = emulator.calls().filter(({ action }) => action === "RefreshObjectCaches");
  assert.equal(refreshes.at(-1).parameters.ObjectPath, `${SITE}/style.css`);
});
