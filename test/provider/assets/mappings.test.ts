import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanUrlPaths, encodeUrlPath, fileUrlPaths } from "../../../provider/assets/mappings";
import { urlPathProblem } from "../../../provider/manifest/url-path";
import { canonicalUrl } from "../../../provider/services/canonical";

describe("fileUrlPaths", () => {
  test.each([
    ["index.html", ["/index.html", "/"]],
    ["a/index.html", ["/a/index.html", "/a/"]],
    ["a/my-index.html", ["/a/my-index.html"]],
    ["a/index.html/b", ["/a/index.html/b"]],
    ["a b/index.html", ["/a%20b/index.html", "/a%20b/"]],
    [".well-known/x", ["/.well-known/x"]],
  ])("%s", (file, urls) => {
    expect(fileUrlPaths(file)).toEqual(urls);
  });
});

describe("cleanUrlPaths", () => {
  test.each([
    ["index.html", ["/index.html", "/"]],
    ["about.html", ["/about.html", "/about"]],
    ["docs/index.html", ["/docs/index.html", "/docs/", "/docs"]],
    ["docs/my-index.html", ["/docs/my-index.html", "/docs/my-index"]],
    ["docs/a.b.html", ["/docs/a.b.html", "/docs/a.b"]],
    ["\u732b/index.html", ["/%E7%8C%AB/index.html", "/%E7%8C%AB/", "/%E7%8C%AB"]],
    ["docs/.html", ["/docs/.html"]],
    [".html", ["/.html"]],
    ["about.htm", ["/about.htm"]],
    ["app.js", ["/app.js"]],
  ])("%s", (file, urls) => {
    expect(cleanUrlPaths(file)).toEqual(urls);
  });
});

describe("encodeUrlPath", () => {
  test.each([
    ["keeps what a path segment may hold", "aZ09-._~!$&'()*+,;=:@/", "aZ09-._~!$&'()*+,;=:@/"],
    ["escapes what would end the path", "a?b#c", "a%3Fb%23c"],
    ["escapes the escape", "100%.html", "100%25.html"],
    ["escapes what browsers leave to the author", '[id]|^`{}\\"<>', "%5Bid%5D%7C%5E%60%7B%7D%5C%22%3C%3E"],
    ["escapes white space and control characters", " \t\n\u007f", "%20%09%0A%7F"],
    ["writes UTF-8", "\u00e4\u6c49\u{1f600}", "%C3%A4%E6%B1%89%F0%9F%98%80"],
    ["normalises nothing", "a\u0308", "a%CC%88"],
  ])("%s", (_, file, path) => {
    expect(encodeUrlPath(file)).toBe(path);
  });

  const name = fc
    .string({ unit: "binary", minLength: 1, maxLength: 8 })
    .filter((name) => !/[/\0]|^\.{1,2}$/.test(name));
  const file = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));

  test("can be undone, and is a URL path that a URL parser leaves as it is", () => {
    fc.assert(
      fc.property(file, (file) => {
        const path = `/${encodeUrlPath(file)}`;
        expect(decodeURIComponent(path)).toBe(`/${file}`);
        expect(urlPathProblem(path)).toBeUndefined();
        expect(new URL(`https://example.com${path}`).pathname).toBe(path);
        expect(canonicalUrl(`https://example.com${path}`)).toBe(`https://example.com${path}`);
      }),
      { numRuns: 2_000 },
    );
  });
});
