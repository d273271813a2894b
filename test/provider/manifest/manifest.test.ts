import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffManifests, parseManifest } from "../../../provider/manifest/manifest";

const A = "0123456789abcdef";
const B = "fedcba9876543210";

describe("parseManifest", () => {
  test("reads hashes and paths, and changes neither", () => {
    const long = "AbCd".repeat(32);
    expect(parseManifest(`${A}  /\n01234567  /%C3%A4\n${long}  /a,b\n`)).toEqual({
      manifest: { hashes: [A, "01234567", long], paths: ["/", "/%C3%A4", "/a,b"] },
    });
  });

  test("does without the last end of line", () => {
    expect(parseManifest(`${A}  /a`)).toEqual({ manifest: { hashes: [A], paths: ["/a"] } });
  });

  test.each([
    ["nothing", "", /^the manifest is empty/],
    ["an empty line", `${A}  /a\n\n${A}  /b\n`, /^line 2: the line is empty$/],
    ["an empty last line", `${A}  /a\n\n`, /^line 2: the line is empty$/],
    ["carriage returns", `${A}  /a\r\n${A}  /b\r\n`, /^line 1: the line ends in a carriage return/],
    [
      "one space",
      `${A} /a\n`,
      /^line 1: expected 8 to 128 hex digits, two spaces and a URL path .* found "0123/,
    ],
    ["sha256sum's mark of binary files", `${A} */a\n`, /^line 1: expected 8 to 128 hex digits, two spaces/],
    ["a short hash", "0123456  /a\n", /^line 1: expected 8 to 128/],
    ["a long hash", `${"0".repeat(129)}  /a\n`, /^line 1: expected 8 to 128/],
    ["a hash that is not hex", `${A}  /a\n0123456g  /b\n`, /^line 2: expected 8 to 128/],
    ["a byte order mark", `\uFEFF${A}  /a\n`, /found "\\ufeff0123/],
    ["a file's path", `${A}  ./a\n`, /^line 1: expected .* a URL path such as/],
    ["a URL", `${A}  https://example.com/a\n`, /^line 1: expected .* a URL path such as/],
    ["a space in a path", `${A}  /a b\n`, /^line 1: "\/a b" contains " "; expected it percent-encoded/],
    [
      "an unsorted path",
      `${A}  /b\n${A}  /a\n`,
      /^line 2: "\/a" comes after "\/b"; sort .*LC_ALL=C sort -k2/,
    ],
    ["one URL with two hashes", `${A}  /a\n${B}  /a\n`, /^line 2: "\/a" is already on line 1/],
    ["one line twice", `${A}  /a\n${A}  /b\n${A}  /b\n`, /^line 3: "\/b" is already on line 2/],
  ])("says what is wrong with %s, and where", (_, text, problem) => {
    expect(parseManifest(text)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test("a query, which may be signed, is not repeated", () => {
    expect(JSON.stringify(parseManifest(`${A}  /a?auth_key=secret`))).toMatch(/\/a\?\.\.\..*query/);
    expect(JSON.stringify(parseManifest(`${A}   /a?auth_key=secret`))).not.toContain("secret");
  });

  test("order is that of bytes", () => {
    expect(parseManifest(`${A}  /B\n${A}  /_\n${A}  /a\n${A}  /a-\n${A}  /a/\n`)).toHaveProperty("manifest");
  });
});

const hash = fc.constantFrom("00000000", "ffffffff", A);
const paths = fc.stringMatching(/^[a-c/-]{0,4}$/).map((path) => `/${path.replace(/^\/+/, "")}`);
const entries = fc.dictionary(paths, hash, { maxKeys: 12, noNullPrototype: true });

const write = (of: Record<string, string>) =>
  Object.keys(of)
    .sort()
    .map((path) => `${of[path]}  ${path}\n`)
    .join("");

describe("diffManifests", () => {
  test("names what changed, what is new and what is gone", () => {
    const before = `${A}  /\n${A}  /a\n${A}  /b\n${A}  /d\n`;
    const after = `${A}  /\n${B}  /a\n${A}  /c\n${A}  /d\n${A}  /e\n`;
    expect(diffManifests(before, after)).toEqual({ changed: ["/a"], added: ["/c", "/e"], removed: ["/b"] });
  });

  test("a missing last end of line changes nothing", () => {
    expect(diffManifests(`${A}  /a\n${A}  /b`, `${A}  /a\n${A}  /b\n`)).toEqual({
      changed: [],
      added: [],
      removed: [],
    });
  });

  test("does what a naive comparison does", () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        expect(diffManifests(write(before), write(after))).toEqual({
          changed: Object.keys(after)
            .filter((path) => path in before && before[path] !== after[path])
            .sort(),
          added: Object.keys(after)
            .filter((path) => !(path in before))
            .sort(),
          removed: Object.keys(before)
            .filter((path) => !(path in after))
            .sort(),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("the manifests above are valid, and parsed as they were written", () => {
    fc.assert(
      fc.property(entries, (of) => {
        fc.pre(Object.keys(of).length > 0);
        const sorted = Object.keys(of).sort();
        expect(parseManifest(write(of))).toEqual({
          manifest: { paths: sorted, hashes: sorted.map((path) => of[path]) },
        });
      }),
    );
  });
});
