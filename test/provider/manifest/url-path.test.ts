import { describe, expect, test } from "vitest";
import { encodedSlashProblem, urlPathProblem } from "../../../provider/manifest/url-path";

describe("urlPathProblem", () => {
  test.each(["/", "/a/", "/a//b", "/a%2fb", "/...", "/.a/..b", "/a:b@c", "/[id]|.js"])(
    "%s is a URL path",
    (path) => {
      expect(urlPathProblem(path)).toBeUndefined();
    },
  );

  test.each([
    ["", /^"" is not a URL path; expected it to start with "\/"/],
    ["a.html", /expected it to start with "\/", without scheme and host/],
    ["https://example.com/a", /without scheme and host/],
    ["//example.com/a", /starts with "\/\/"/],
    ["/a?v=1", /^"\/a\?\.\.\." has a query or a fragment/],
    ["/a#top", /has a query or a fragment/],
    ["/a b", /contains " "; expected it percent-encoded/],
    ["/a\tb", /contains "\\t"/],
    ["/a\u0000", /contains "\\u0000"/],
    ["/\u00e4", /^"\/\\u00e4" contains "\\u00e4"/],
    ["/\ud800", /contains "\\ud800"/],
    ["/100%", /contains "%"/],
    ["/a\\b", /contains "\\\\"/],
    ["/a/../b", /has a segment "\." or "\.\."/],
    ["/.", /has a segment/],
    ["/a/%2E./", /has a segment/],
    [`/${"x".repeat(500)} `, /^"\/x{99}\.\.\." contains/],
  ])("%j is none", (path, problem) => {
    expect(urlPathProblem(path)).toMatch(problem);
  });
});

describe("encodedSlashProblem", () => {
  test.each([
    [
      "/docs%2Fintro.html",
      /^"\/docs%2Fintro.html" contains %2F; write a slash as "\/", which encodeUrlPath keeps$/,
    ],
    ["/docs%2fintro.html", /contains %2f/],
    ["/a%5Cb", /contains %5C; .*rename a file with a backslash in its name/],
  ])("%s has one", (path, problem) => {
    expect(encodedSlashProblem(path)).toMatch(problem);
  });

  test("/docs/a%20b has none", () => expect(encodedSlashProblem("/docs/a%20b")).toBeUndefined());
});
