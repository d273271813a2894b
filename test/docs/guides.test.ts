import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocks } from "./blocks";
import { problemsOf } from "./type-check";

const PAGES = globSync(["*.md", "examples/**/*.md", "test/**/*.md"]).map((page) => [page] as const);

describe("the documentation", () => {
  // Inside the project, so that the package finds itself by its name.
  let folder: string;
  beforeAll(() => {
    mkdirSync(".cache", { recursive: true });
    folder = mkdtempSync(".cache/guides-");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("has programs that type-check", () => {
    const files = PAGES.flatMap(([page]) => blocks(page, "ts")).map((code, index) => {
      // Only a module may await at its top.
      const file = join(folder, `block-${index}.${/^await /m.test(code) ? "mts" : "ts"}`);
      writeFileSync(file, code);
      return file;
    });
    const upload =
      'import type { Resource } from "@pulumi/pulumi";\nexport declare const upload: Resource;\n';
    writeFileSync(join(folder, "upload.d.ts"), upload);
    expect(problemsOf(files, { noUnusedLocals: false })).toEqual([]);
    expect(files.length).toBeGreaterThan(3);
  });

  it.each(PAGES)("has valid JSON, and no broken links: %s", (page) => {
    for (const json of blocks(page, "json")) JSON.parse(json);
    const links = [...readFileSync(page, "utf8").matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)];
    const missing = links
      .map(([, link = ""]) => link)
      .filter((link) => !/^https?:/.test(link) && !existsSync(join(dirname(page), link)));
    expect(missing).toEqual([]);
  });

  it("shows a preview that the demo printed", () => {
    const transcript = readFileSync("test/demo/transcript.txt", "utf8");
    const [preview = ""] = blocks("README.md", "text");
    for (const line of preview.split("\n")) expect(transcript).toContain(line.trimEnd());
  });
});
