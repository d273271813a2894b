import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { succeed } from "../support/outcome";
import { type RefreshStack, refreshStack } from "../support/refresh-stack";

const PACKAGE = "node_modules/pulumi-alicloud-refresh";
/** A component library, in whose own node_modules the package can be. */
const LIBRARY = "node_modules/library";
const WITH_REFRESH = `
import { CdnRefresh } from "pulumi-alicloud-refresh";
new CdnRefresh("site", { objectPaths: ["https://static.example.com/app.js"], trigger: "v1" });
`;
const ADVICE =
  "Add pulumi-alicloud-refresh to the package.json beside Pulumi.yaml: Pulumi looks there, not in libraries";

describe("a stack whose project no longer has the package", () => {
  let emulator: Emulator;
  let site: RefreshStack;
  let deployed: object;
  beforeAll(async () => {
    emulator = await startEmulator({ taskSeconds: { visible: 0, duration: 0 } });
    const files = {
      [`${LIBRARY}/package.json`]: '{ "exports": "./index.mjs" }',
      [`${LIBRARY}/index.mjs`]: WITH_REFRESH,
      [`${LIBRARY}/node_modules/.empty`]: "",
    };
    site = await refreshStack(emulator, "index.mjs", WITH_REFRESH, { files });
    await succeed(site.project.up());
    deployed = site.project.deployment;
    site.asked();
  });
  afterAll(async () => {
    site?.[Symbol.dispose]();
    await emulator?.close();
  });

  const move = (from: string, to: string) =>
    renameSync(join(site.project.folder, from), join(site.project.folder, to));
  /** What state holds of the refreshes. */
  const resources = () => {
    const refreshes = site.project.resources().filter(({ type }) => type.endsWith(":CdnRefresh"));
    return refreshes.map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));
  };

  beforeEach(() => {
    site.project.write({ "index.mjs": WITH_REFRESH });
    site.project.restore(deployed);
    move(PACKAGE, "elsewhere");
    return () => {
      // What a test has put in its place.
      rmSync(join(site.project.folder, PACKAGE), { recursive: true, force: true });
      move("elsewhere", PACKAGE);
    };
  });

  it("deletes the resource that is removed together with it, also where a refresh comes first", async () => {
    site.project.write({ "index.mjs": "" });
    const output = await succeed(site.project.up("--refresh"));
    expect(output).toContain("1 deleted");
    expect(resources()).toEqual([]);
  });

  it("is destroyed", async () => {
    await succeed(site.project.pulumi("destroy", "--yes", "--skip-preview"));
    expect(site.asked()).toEqual([]);
  });

  it("keeps what it knows in `pulumi refresh`, and says what is missing", async () => {
    const before = resources();
    const output = await succeed(site.project.pulumi("refresh", "--yes", "--skip-preview"));
    expect(output).toContain(ADVICE);
    expect(resources()).toEqual(before);
  });

  it("says why an installed package does not load, and is destroyed anyway", async () => {
    site.project.write({
      [`${PACKAGE}/package.json`]: '{ "exports": { "./provider": "./provider.js" } }',
      [`${PACKAGE}/provider.js`]: 'throw new Error("half of it is missing");',
    });
    const output = await succeed(site.project.pulumi("refresh", "--yes", "--skip-preview"));
    expect(output).toContain("half of it is missing");
    expect(output).not.toContain(ADVICE);
    await succeed(site.project.pulumi("destroy", "--yes", "--skip-preview"));
    expect(resources()).toEqual([]);
  });

  it("says to add it when only a library of the project has it, and sends nothing", async () => {
    move("elsewhere", `${LIBRARY}/${PACKAGE}`);
    site.project.write({ "index.mjs": 'import "library";' });
    const { code, output } = await site.project.up();
    move(`${LIBRARY}/${PACKAGE}`, "elsewhere");
    expect(code).not.toBe(0);
    expect(output).toContain(`CdnRefresh resource 'site' has a problem: ${ADVICE}\n`);
    expect(output).not.toContain("    at ");
    expect(site.asked()).toEqual([]);
  });
});
