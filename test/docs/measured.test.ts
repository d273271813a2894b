import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("the README's figures are those of the bench", () => {
  const [, section = ""] = /^## Measured\n([^#]*)/m.exec(readFileSync("README.md", "utf8")) ?? [];
  const figures = section.match(/\d+\.\d\d/g) ?? [];
  const measured = readFileSync("test/bench/RESULTS.md", "utf8").match(/(?<=\| )\d+\.\d\d(?= \|)/g);
  expect(figures.length).toBeGreaterThan(4);
  expect(measured).toEqual(expect.arrayContaining(figures));
});
