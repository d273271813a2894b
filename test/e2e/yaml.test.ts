import { readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { settingsOf } from "../support/config";
import { succeed } from "../support/outcome";
import { pluginOnPath } from "../support/plugin-on-path";
import { Project } from "../support/project";
import { askedOf } from "../support/refresh-stack";
import { findYamlHost } from "../support/yaml-host";

const host = findYamlHost();
if (!host)
  console.warn("YAML programs are not tested: there is no pulumi-language-yaml on PATH or in the cache");

const KEYS = { accessKeyId: "LTAI5tYAML", accessKeySecret: "UNMISTAKABLE-yaml-secret" };

const THEIRS = { accessKeyId: "LTAI5tTHEIRS", accessKeySecret: "UNMISTAKABLE-their-secret" };

/** A project of a program in YAML, which finds the plugin by a path in Pulumi.yaml. */
function yamlProject(emulator: Emulator, program: string): Project {
  const project = new Project("index.mjs", {});
  project.env.PATH = `${host}:${project.env.PATH}`;
  const folder = pluginOnPath(project.folder);
  const plugin = `plugins:\n  providers:\n    - name: alicloud-refresh\n      path: ${folder}\n`;
  project.write({ "Pulumi.yaml": program + plugin });
  // Not a Node project.
  unlinkSync(join(project.folder, "package.json"));
  project.init(settingsOf(emulator, "alicloud-refresh"));
  return project;
}

describe.skipIf(!host)("a YAML program", () => {
  it("of the guide refreshes, resumes after a failure, and uses a second account", async () => {
    await using emulator = await startEmulator({ accounts: [KEYS, THEIRS] });
    const program = readFileSync("examples/yaml/Pulumi.yaml", "utf8");
    using project = yamlProject(emulator, program);
    const publish = (text: string) =>
      project.write({ "dist/index.html": "home", "dist/app.js": text, "dist/app.js.map": text });
    publish("first");
    const asked = askedOf(emulator);
    await succeed(project.up());
    expect(asked()).toHaveLength(1);

    publish("second");
    expect(await succeed(project.preview())).toContain("will refresh 1 file in 1 call: /app.js");
    emulator.faults.add({ action: "RefreshObjectCaches", kind: "error", code: "Forbidden.RAM" });
    expect((await project.up()).code).not.toBe(0);
    asked();
    await succeed(project.pulumi("refresh", "--yes", "--skip-preview"));
    const { accessKeyId, accessKeySecret } = THEIRS;
    const theirs = `resources:
  their-account:
    type: pulumi:providers:alicloud-refresh
    properties:
      accessKey: ${accessKeyId}
      secretKey: ${accessKeySecret}
      endpoints: [{ cdn: "${emulator.api}" }]
  their-page:
    type: alicloud-refresh:CdnRefresh
    properties: { objectPaths: [https://static.example.org/], trigger: v1 }
    options: { provider: "\${their-account}" }
`;
    const text = readFileSync(join(project.folder, "Pulumi.yaml"), "utf8");
    project.write({ "Pulumi.yaml": text.replace("resources:\n", theirs) });
    await succeed(project.up());
    expect(asked()).toEqual(["cdn https://static.example.com/app.js", "cdn https://static.example.org/"]);
    const refreshes = emulator.calls().filter(({ action }) => action === "RefreshObjectCaches");
    const callers = refreshes.slice(-2).map(({ accessKeyId }) => accessKeyId);
    expect(new Set(callers)).toEqual(new Set([KEYS.accessKeyId, THEIRS.accessKeyId]));
    expect(project.export()).not.toContain(THEIRS.accessKeySecret);
    await succeed(project.pulumi("destroy", "--yes", "--skip-preview"));
  });

  it("ends a wait at its customTimeouts and at ^C, and keeps what was accepted", async () => {
    await using emulator = await startEmulator({
      accounts: [KEYS],
      taskSeconds: { visible: 0, duration: 3_600 },
    });
    const program = `name: test
runtime: yaml
resources:
  page:
    type: alicloud-refresh:CdnRefresh
    properties: { objectPaths: [https://static.example.com/], trigger: v1, wait: true }
    options: { customTimeouts: { create: 2s, update: 1h } }
`;
    using project = yamlProject(emulator, program);
    const timedOut = await project.up();
    expect(timedOut.code).not.toBe(0);
    expect(timedOut.output).toContain("Not complete within the 2 s of customTimeouts");

    const asks = emulator.calls().length;
    const { process: cli, ended } = project.start("up", "--yes", "--skip-preview");
    await vi.waitUntil(() => emulator.calls().length > asks, { timeout: 60_000 });
    cli.kill("SIGINT");
    const cancelled = await ended;
    expect(cancelled.output).toContain("Cancelled");
    expect(project.export()).toMatch(/"pending": "await \d+ \w+ File https:\/\/static\.example\.com\/"/);
    const refreshes = emulator.calls().filter(({ action }) => action === "RefreshObjectCaches");
    expect(refreshes).toHaveLength(1);
  });
});
