import fc from "fast-check";
import { expect, it } from "vitest";
import { directoryOf, sample } from "../../../provider/verify/sample";
import { shuffled } from "../plan/shuffle";

const url = fc
  .tuple(fc.constantFrom("", "a/", "a/b/", "c/", "d/e/f/"), fc.constantFrom("1", "2", "3", "4", ""))
  .map(([directory, name]) => ({ url: `https://static.example.com/${directory}${name}` }));
const urls = fc.uniqueArray(url, { selector: (one) => one.url, maxLength: 25 });
const directoriesOf = (list: readonly { url: string }[]) => new Set(list.map((one) => directoryOf(one.url)));

it("takes as many as it may, each once, and one of every directory as far as they go", () => {
  fc.assert(
    fc.property(urls, fc.integer({ min: 1, max: 30 }), (all, most) => {
      const chosen = sample(all, most);
      expect(chosen).toHaveLength(Math.min(most, all.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(all).toEqual(expect.arrayContaining([...chosen]));
      expect(directoriesOf(chosen).size).toBe(Math.min(most, directoriesOf(all).size));
    }),
  );
});

it("takes the same URLs in any order", () => {
  fc.assert(
    fc.property(urls, fc.integer({ min: 1, max: 30 }), fc.nat(), (all, most, order) => {
      const names = (list: readonly { url: string }[]) => list.map((one) => one.url).sort();
      expect(names(sample(shuffled(all, order), most))).toEqual(names(sample(all, most)));
    }),
  );
});

it("takes the same on every machine", () => {
  const all = ["a/1", "a/2", "a/3", "b/1", "b/2", "c/1"].map((path) => ({
    url: `https://x.example/${path}`,
  }));
  expect(sample(all, 4).map((one) => one.url.slice(18))).toMatchInlineSnapshot(`
    [
      "a/1",
      "a/2",
      "b/2",
      "c/1",
    ]
  `);
});
