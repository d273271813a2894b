import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blocks } from "./blocks";

const FOLDER = "examples/registry";
const GUIDE = "examples/yaml/README.md";
const { config, resources } = JSON.parse(readFileSync("provider/plugin/schema.json", "utf8"));

describe("the pages for Pulumi's registry", () => {
  it.each(["_index.md", "installation-configuration.md"])("%s has the front matter that it needs", (page) => {
    expect(readFileSync(`${FOLDER}/${page}`, "utf8")).toMatch(
      /^---\ntitle: .+\nmeta_desc: .{50,160}\nlayout: package\n---\n\n/,
    );
  });

  it("list the settings of the schema, which of them are secret, and the resources", () => {
    const page = readFileSync(`${FOLDER}/installation-configuration.md`, "utf8");
    const rows = [...page.matchAll(/^\| `alicloud-refresh:(\w+)`( \(secret\))? \|/gm)];
    const settings = rows.map(([, name, secret]) => [name, secret !== undefined]);
    const variables = Object.entries<{ secret?: boolean }>(config.variables);
    expect(settings).toEqual(variables.map(([name, { secret = false }]) => [name, secret]));
    const index = readFileSync(`${FOLDER}/_index.md`, "utf8");
    const named = [...index.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => `alicloud-refresh:index:${name}`);
    expect(named.sort()).toEqual(Object.keys(resources).sort());
  });

  it.each(["python", "go"])("show the guide's program in %s", (language) => {
    expect(blocks(GUIDE, language)).toContain(blocks(`${FOLDER}/_index.md`, language)[0]);
  });
});
