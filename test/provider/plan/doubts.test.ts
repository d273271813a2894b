import { describe, expect, it } from "vitest";
import { doubtsAbout } from "../../../provider/plan/doubts";

const BASE = "https://static.example.com/";
const patterns = (...objectPaths: string[]) => ({ objectPaths, objectType: "Regex" as const, trigger: "v1" });
const files = (...objectPaths: string[]) => ({ objectPaths, trigger: "v1" });

describe("a regular expression", () => {
  it.each(["[0-9][a-z].*.jpg", "images/[^/]*/.*", "a-b_c.js", "%E5%9B%BE/.*"])(
    "%s is as the vendor's guide has it",
    (path) => expect(doubtsAbout(patterns(BASE + path, `static.example.com/${path}`), false)).toEqual([]),
  );

  it.each([
    [".*\\.jpg", "\\."],
    ["[0-9]+", "+"],
    ["[0-9]*", "*"],
    ["[^/]", "[^/]"],
    ["[A-Z]", "[A-Z]"],
    ["a|b", "|"],
    ["jp(e)?g$", "( ) ? $"],
    ["\\d{2}", "\\d { }"],
    ["^a", "^"],
    ["[a", "[a"],
  ])("%s has more: %s", (path, parts) => {
    const [warning, ...others] = doubtsAbout(patterns(`${BASE}.*`, BASE + path), false);
    expect(warning).toMatch(/^objectPaths\[1\]: .* only \[0-9\], \[a-z\], \[\^\/\]\* and \.\* .*2024-09-20/);
    expect(warning?.endsWith(`anything else may match nothing (found: ${parts})`)).toBe(true);
    expect(others).toEqual([]);
  });

  it("is not quoted when it is secret", () => {
    expect(doubtsAbout(patterns(`${BASE}[pin-code]`), true)[0]).toMatch(
      /^objectPaths\[0\]: .*anything else may match nothing$/,
    );
  });

  it("is counted where there are many", () => {
    const [warning] = doubtsAbout(patterns(...Array.from({ length: 5 }, (_, i) => `${BASE}${i}+`)), false);
    expect(warning).toMatch(/^objectPaths\[0\], objectPaths\[1\], objectPaths\[2\] and 2 more: /);
  });
});

describe("an object path", () => {
  it.each(["/a.js", "a//b", "https://static.example.com/a//"])("%s has an empty segment", (path) => {
    const url = path.startsWith("https") ? path : BASE + path;
    expect(doubtsAbout(files(BASE, url), false)).toEqual([
      'objectPaths[1]: the empty segment ("//") is part of the URL; remove it if it is a mistake',
    ]);
  });

  it.each(["a.js", "a/?from=https://example.com//"])("%s has no empty segment", (path) =>
    expect(doubtsAbout(files(BASE + path, `static.example.com/${path}`), false)).toEqual([]),
  );
});
