import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../emulator";
import { accountEnv } from "../support/account-env";
import { Project } from "../support/project";
import { askedOf } from "../support/refresh-stack";
import { siteServer } from "../support/site-server";

const QUICK = { taskSeconds: { visible: 0, duration: 0 } };

/** The bytes that visitors of each node get: one text where all get the same. */
async function seen(emulator: Emulator, url: string): Promise<string> {
  const visits = await Promise.all([0, 1, 2].map((node) => emulator.edge.get(url, { node })));
  return [...new Set(visits.map(({ body }) => body.toString().trim()))].join(" / ");
}

describe.each([
  {
    example: "static-site",
    kind: "files",
    base: "https://static.example.com",
    edited: { "guide/index.html": ["/guide/", "/guide/index.html"], "menu.html": ["/menu.html"] },
    sent: ["guide/", "guide/index.html", "menu.html"],
    says: "will refresh 3 files in 1 call: /guide/, /guide/index.html and /menu.html",
  },
  {
    example: "clean-urls",
    kind: "cleanUrls",
    base: "https://www.example.com",
    edited: {
      "docs/index.html": ["/docs", "/docs/", "/docs/index.html"],
      "about.html": ["/about", "/about.html"],
    },
    sent: ["about", "about.html", "docs", "docs/", "docs/index.html"],
    says: "will refresh 5 files in 1 call: /about, /about.html, /docs, /docs/ and /docs/index.html",
  },
  {
    example: "single-page-app",
    kind: "app",
    base: "https://app.example.com",
    edited: { "index.html": ["/", "/index.html", "/users/12", "/搜索?q=猫"] },
    sent: [""],
    says:
      "everything below https://app.example.com/ will be refreshed, using 1 of 100 directories per day: " +
      "the fallback page /index.html may be cached under any URL without a file",
  },
] as const)("the example $example", ({ example, kind, base, edited, sent, says }) => {
  let origin: Awaited<ReturnType<typeof siteServer>>;
  let emulator: Emulator;
  let project: Project;
  let asked: () => string[];
  beforeAll(async () => {
    origin = await siteServer(kind);
    emulator = await startEmulator({ origin: origin.url, ...QUICK });
    project = new Project("index.ts", {}, accountEnv(emulator));
    cpSync(join("examples", example), project.folder, { recursive: true });
    const options = { module: "nodenext", types: ["node"], strict: true };
    project.write({
      "Pulumi.yaml": "name: test\nruntime: nodejs\nmain: index.ts\n",
      "tsconfig.json": JSON.stringify({ compilerOptions: options }),
    });
    origin.folder = join(project.folder, "site");
    asked = askedOf(emulator);
    project.init();
    // One of them is run as users run it.
    if (example !== "static-site") await project.inline();
    const { code, output } = await project.up();
    expect(code, output).toBe(0);
    await project.inline();
    asked();
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await emulator?.close();
    origin?.[Symbol.dispose]();
  });

  it("says what visitors ask for, refreshes that, and they get the new bytes", async () => {
    const urls = Object.values(edited).flat();
    const before = await Promise.all(urls.map((url) => seen(emulator, base + url)));
    for (const file of Object.keys(edited)) project.write({ [`site/${file}`]: `the new ${file}` });
    expect(await Promise.all(urls.map((url) => seen(emulator, base + url)))).toEqual(before);
    expect((await project.preview()).output).toContain(says);
    const { code, output } = await project.up();
    expect(code, output).toBe(0);
    for (const [file, ofFile] of Object.entries(edited))
      for (const url of ofFile)
        expect([url, await seen(emulator, base + url)]).toEqual([url, `the new ${file}`]);
    expect(asked()).toEqual([`cdn ${sent.map((path) => `${base}/${path}`).join("\n")}`]);
  });

  it("refreshes only the file where another changed", async () => {
    project.write({ "site/unrelated.txt": "newer" });
    await project.up();
    expect(asked()).toEqual([`cdn ${base}/unrelated.txt`]);
  });
});
