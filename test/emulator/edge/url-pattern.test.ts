import fc from "fast-check";
import { expect, it } from "vitest";
import { urlPattern } from "./url-pattern";

it.each([
  ["http://a.com/[0-9][a-z].*.jpg", "a.com/1xlong/name.jpg", true],
  ["http://a.com/[0-9][a-z].*.jpg", "a.com/x1.jpg", false],
  ["https://a.com/[^/]*.css", "a.com/x.css", true],
  ["https://a.com/[^/]*.css", "a.com/x/y.css", false],
  ["a.com/[^/]*/y.css", "a.com//y.css", true],
  ["a.com/.*", "a.com/", true],
  ["a.com/.*", "axcom/", false],
  ["a.com/x", "a.com/xy", false],
  ["a.com/x", "b.a.com/x", false],
  ["a.com/\\.*x", "a.com/.*x", true],
  ["a.com/x\\", "a.com/x\\", true],
  ["a.com/(x|y)", "a.com/x", false],
  ["a.com/x.*?v=[0-9]", "a.com/x.js?v=1", true],
])("%s and %s: %s", (pattern, key, matches) => {
  expect(urlPattern(pattern)(key)).toBe(matches);
});

it("agrees with RegExp", () => {
  const piece = fc.constantFrom("[0-9]", "[a-z]", "[^/]*", ".*", "a", "1", "/", "-");
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "/", "-"), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), text, (pieces, key) => {
      const pattern = pieces.join("");
      expect(urlPattern(pattern)(key)).toBe(new RegExp(`^${pattern}$`).test(key));
    }),
  );
});

it("takes no exponential time", () => {
  expect(urlPattern(`${".*a".repeat(100)}b`)("a".repeat(2_000))).toBe(false);
});
