import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { preProcessFile } from "typescript";
import { expect, test } from "vitest";

/** The list in ARCHITECTURE.md, from the top. */
const ROOMS = [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^ {4}((?:sdk|provider)\/\S*)/gm)].map(
  ([, room = ""]) => room,
);

const roomOf = (file: string) => ROOMS.findIndex((room) => file.startsWith(room));

/** The files that a file imports from this package, for their types too, at once or later. */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(file, "utf8"));
  const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith("."));
  return own.map((name) => `${normalize(join(dirname(file), name)).replace(/\.js$/, "")}.ts`);
}

test.each(globSync(["sdk/**/*.ts", "provider/**/*.ts"]))(
  "%s imports nothing from a room above its own",
  (file) => {
    expect(roomOf(file)).not.toBe(-1);
    expect(importsOf(file).filter((imported) => roomOf(imported) < roomOf(file))).toEqual([]);
  },
);
