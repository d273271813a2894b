import { readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmulator } from "../emulator";
import { Project } from "../support/project";
import { pluginConfig, pluginOnPath } from "../support/python-stack";
import { askedOf } from "../support/refresh-stack";
import { findYamlHost } from "../support/yaml-host";

const host = findYamlHost();
if (!host)
  console.warn("YAML programs are not tried: there is no pulumi-language-yaml on PATH or in the cache");

const KEYS = { accessKeyId: "LTAI5tYAML", accessKeySecret: "UNMISTAKABLE-yaml-secret" };

it.skipIf(!host)("a YAML program finds the plugin by a path in Pulumi.yaml; the guide's runs", async () => {
  await using emulator = await startEmulator({ accounts: [KEYS] });
  using project = new Project("index.mjs", {});
  project.env.PATH = `${host}:${project.env.PATH}`;
  const program = readFileSync("examples/yaml/Pulumi.yaml", "utf8");
  const plugin = `plugins:\n  providers:\n    - name: alicloud-refresh\n      path: ${pluginOnPath(project.folder)}\n`;
  const publish = (text: string) =>
    project.write({ "dist/index.html": "home", "dist/app.js": text, "dist/app.js.map": text });
  project.write({ "Pulumi.yaml": program + plugin });
  publish("first");
  // Not a Node project.
  unlinkSync(join(project.folder, "package.json"));
  project.init(pluginConfig(emulator));
  const asked = askedOf(emulator);

  const first = await project.up();
  expect(first.code, first.output).toBe(0);
  expect(asked()).toHaveLength(1);
  publish("second");
  const preview = await project.preview();
  expect(preview.output).toContain("will refresh 1 file in 1 call: /app.js");
  emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
  expect((await project.up()).code).not.toBe(0);
  asked();
  const { code, output } = await project.up();
  expect(code, output).toBe(0);
  expect(asked()).toEqual(["cdn https://static.example.com/app.js"]);
  const destroyed = await project.pulumi("destroy", "--yes", "--skip-preview");
  expect(destroyed.code, destroyed.output).toBe(0);
});
