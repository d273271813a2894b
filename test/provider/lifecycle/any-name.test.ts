import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { hashAssets } from "../../../sdk";
import { startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";

/** What a file can be called in any script, but for a backslash, which browsers turn into a slash. */
const name = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  .filter((name) => !/[/\\\0]/.test(name) && !/^\.{1,2}$/.test(name) && name !== ".DS_Store");

/** A link to the file, as the author of a page writes it: only what would end the path or start an escape is escaped. */
const linkTo = (file: string) => file.replace(/[%?#[\]|]/g, encodeURIComponent);

/** What a browser makes of it. It would cut white space off the end, were it not for the query. */
const visited = (file: string) =>
  new URL(
    `https://静态.Example.com/文档/${linkTo(file).replace(/[\t\n\r]/g, encodeURIComponent)}?`,
  ).href.slice(0, -1);

it("a file name of any Unicode is visited, changed, refreshed and fresh", async () => {
  const property = fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 40 }), async (names) => {
    const folder = mkdtempSync(join(tmpdir(), "names-"));
    await using emulator = await startEmulator({ origin: folder, clock: "virtual" });
    try {
      mkdirSync(join(folder, "文档"));
      const write = (text: string) => {
        for (const file of names) writeFileSync(join(folder, "文档", file), text);
      };
      const deployment = new Deployment(inProcess(cdn, emulator), "cdn");
      const deploy = () =>
        deployment.up({
          assets: hashAssets(join(folder, "文档")).text,
          baseUrls: ["HTTPS://静态.Example.com:443/文档/"],
        });
      const bytes = async () => {
        const visits = names.map(async (file) => (await emulator.edge.get(visited(file))).body.toString());
        return [...new Set(await Promise.all(visits))];
      };
      write("old");
      expect(await deploy()).toEqual({ operation: "create" });
      emulator.clock.advance(60_000);
      expect(await bytes()).toEqual(["old"]);
      write("new");
      expect(await bytes()).toEqual(["old"]);
      expect(await deploy()).toEqual({ operation: "update" });
      emulator.clock.advance(60_000);
      expect(await bytes()).toEqual(["new"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  await fc.assert(property, { numRuns: 20 });
});
