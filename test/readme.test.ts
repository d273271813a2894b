import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rightFor } from "../provider/rpc/right";
import { cacheTag } from "../provider/services/cache-tag";
import { cdn } from "../provider/services/cdn";
import { dcdn } from "../provider/services/dcdn";
import { vod } from "../provider/services/vod";

const README = readFileSync("README.md", "utf8");
const blocks = (language: string) =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);

/** A policy's rights, as errors name them. */
function rightsOf({ Statement }: { Statement: { Action: string | string[]; Resource: string }[] }): string[] {
  return Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => `${action} on ${Resource}`),
  ).sort();
}

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
        const isModule = /^await /m.test(code);
        const file = join(folder, `block-${index}.${isModule ? "mts" : "ts"}`);
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

  it("gives policies of the actions that are called, by domain where they are known by domain", () => {
    const [least, whole] = blocks("json").map((text) => rightsOf(JSON.parse(text)));
    const { refresh, listTasks, tasksById, quota } = cdn.actions;
    const domains = ["static.example.com"];
    const rights = (...actions: string[]) => actions.map((action) => rightFor(cdn, action, domains)).sort();
    expect(least).toEqual(rights(refresh));
    expect(whole).toEqual(rights(refresh, listTasks, tasksById, quota));
  });

  it.each([dcdn, vod, cacheTag])("names the rights of the other resources, as for $title", (service) => {
    for (const action of Object.values(service.actions)) {
      const isByDomain = (service.domainActions as readonly string[]).includes(action);
      const where = isByDomain ? ", by domain" : " on `*`";
      expect(README).toContain(`\`${service.product}:${action}\`${where}`);
    }
  });

  it("shows a preview that the demo really printed", () => {
    const transcript = readFileSync("test/demo/transcript.txt", "utf8");
    const [preview = ""] = blocks("text");
    for (const line of preview.split("\n")) expect(transcript).toContain(line.trimEnd());
  });
});
