import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const README = readFileSync("README.md", "utf8");
const blocks = (language: string) =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);

describe("the README", () => {
  it("has programs that type-check", () => {
    // Inside the project, so that the package finds itself by its name.
    const folder = mkdtempSync(join(".cache/readme-"));
    try {
      writeFileSync(
        join(folder, "upload.ts"),
        "import type { Resource } from '@pulumi/pulumi';\nexport declare const upload: Resource;\n",
      );
      const files = blocks("ts").map((code, index) => {
        const file = join(folder, `block-${index}.ts`);
        writeFileSync(file, code);
        return file;
      });
      const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
      const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd());
      const program = ts.createProgram(files, { ...options, noEmit: true });
      const problems = ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
      expect(problems).toEqual([]);
      expect(files.length).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("shows a preview that the demo really printed", () => {
    const transcript = readFileSync("test/demo/transcript.txt", "utf8");
    const [preview = ""] = blocks("text");
    for (const line of preview.split("\n")) expect(transcript).toContain(line.trimEnd());
  });
});
