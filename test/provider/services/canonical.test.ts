import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, canonicalHost, canonicalUrl } from "../../../provider/services/canonical";
import type { TargetType } from "../../../provider/services/target";

describe("the canonical form", () => {
  it.each<[what: string, path: string, form: string, type?: TargetType]>([
    [
      "scheme and host in lower case",
      "HTTPS://Static.Example.COM/App.js",
      "https://static.example.com/App.js",
    ],
    ["the default port left out", "https://static.example.com:443/a", "https://static.example.com/a"],
    ["that of http, too", "http://static.example.com:80/a", "http://static.example.com/a"],
    ["any other port kept", "https://static.example.com:80/a", "https://static.example.com:80/a"],
    ["an empty port left out", "https://static.example.com:/a", "https://static.example.com/a"],
    ["http and https apart", "http://static.example.com/a", "http://static.example.com/a"],
    ["a scheme-less path as it is", "Static.Example.com/a", "static.example.com/a"],
    ["either default port of it left out", "static.example.com:443/a", "static.example.com/a"],
    ["either default port of it left out", "static.example.com:80/a", "static.example.com/a"],
    ["any other port of it kept", "static.example.com:8080/a", "static.example.com:8080/a"],
    ["a host in Punycode", "https://静态.Example.com/", "https://xn--t7tw54j.example.com/"],
    ["one in Punycode as it is", "https://xn--t7tw54j.example.com/", "https://xn--t7tw54j.example.com/"],
    ["full-width letters and stops", "https://ｓｔａｔｉｃ．example。com/", "https://static.example.com/"],
    ["an underscore in a host", "https://my_site.example.com/", "https://my_site.example.com/"],
    ["UTF-8", "https://a.example.com/图片/猫.jpg", "https://a.example.com/%E5%9B%BE%E7%89%87/%E7%8C%AB.jpg"],
    ["escapes as they are", "https://a.example.com/%e5%9B%be/%41/%", "https://a.example.com/%e5%9B%be/%41/%"],
    ["half of each", "https://a.example.com/%E5%9B%BE/猫", "https://a.example.com/%E5%9B%BE/%E7%8C%AB"],
    [
      "what browsers encode in a path",
      'https://a.example.com/"<>`{}^',
      "https://a.example.com/%22%3C%3E%60%7B%7D%5E",
    ],
    ["what they leave", "https://a.example.com/[|]!$&'()*+,;=:@", "https://a.example.com/[|]!$&'()*+,;=:@"],
    [
      "a query as browsers send it",
      "https://a.example.com/?猫={^}'",
      "https://a.example.com/?%E7%8C%AB={^}%27",
    ],
    ["an empty query", "https://a.example.com/a?", "https://a.example.com/a?"],
    ["a slash too many", "https://a.example.com//a//b", "https://a.example.com//a//b"],
    ["segments that browsers resolve", "https://a.example.com/a/../b/%2e/c", "https://a.example.com/b/c"],
    [
      "of a regular expression only the domain",
      "HTTP://静态.Example.com:80/[^/]*/\\d^{2}/.*.jpg?#",
      "http://xn--t7tw54j.example.com/[^/]*/\\d^{2}/.*.jpg?#",
      "Regex",
    ],
    ["and what is not ASCII", "a.example.com/图片/.*", "a.example.com/%E5%9B%BE%E7%89%87/.*", "Regex"],
    ["of a cache tag the domain", "静态.Example.com Tag 图", "xn--t7tw54j.example.com Tag 图", "CacheTag"],
    ["a directory", "https://a.example.com/文档/", "https://a.example.com/%E6%96%87%E6%A1%A3/", "Directory"],
    ["a URL without parameters", "A.example.com/文", "a.example.com/%E6%96%87", "IgnoreParams"],
  ])("%s: %s", (_, path, form, type = "File") => {
    expect(canonical({ type, path })).toEqual({ type, path: form });
    expect(canonical({ type, path: form })).toEqual({ type, path: form });
  });

  it.each([
    "",
    "/a",
    "ftp://a.example.com/猫",
    "https://me@a.example.com/猫",
    "https:///猫",
    "https://a b/猫",
  ])("leaves %j, which is not a URL, unchanged", (text) => expect(canonicalUrl(text)).toBe(text));

  it("of a host", () => {
    expect(canonicalHost("Static.Example.com:8080")).toBe("static.example.com");
    expect(canonicalHost("a b")).toBeUndefined();
  });
});

describe("of any text", () => {
  const label = fc.string({ unit: fc.constantFrom(..."aBz09静ß"), minLength: 1, maxLength: 4 });
  const host = fc.tuple(label, label).map(([a, b]) => `${a}.${b}.com`);
  const port = fc.constantFrom("", ":", ":80", ":443", ":0443", ":8080");
  const segment = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom(".", "..", "%2e", "%E4%BD%A0", "%e4%bd%a0", "a%", "[id]", "^"),
  );
  const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`);
  const scheme = fc.constantFrom("http://", "https://", "HTTP://", "Https://");
  const url = fc
    .tuple(scheme, host, port, path)
    .map((parts) => parts.join(""))
    .filter((text) => URL.canParse(text));

  it("the canonical form is canonical", () => {
    fc.assert(
      fc.property(fc.oneof(url, fc.string({ unit: "binary" })), (text) => {
        for (const type of ["File", "Directory", "Regex", "IgnoreParams", "CacheTag"] as const) {
          const once = canonical({ type, path: text });
          expect(canonical(once)).toEqual(once);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  /** Other ways to write a URL that a URL parser takes for the same. */
  const spelling = (text: string, choices: readonly boolean[]) => {
    const { protocol, host, pathname } = new URL(text);
    const [isUpper, hasPort, isRaw, hasDots] = choices;
    const raw = isRaw ? pathname.replace(/(?:%[89A-F][0-9A-F])+/g, (part) => decoded(part)) : pathname;
    const authority = hasPort && !host.includes(":") ? `${host}:${protocol === "http:" ? 80 : 443}` : host;
    const all = `${protocol}//${authority}${hasDots ? "/x/.." : ""}${raw}`;
    return isUpper ? all.replace(/^[^/]*\/\/[^/]*/, (origin) => origin.toUpperCase()) : all;
  };
  const decoded = (escapes: string) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  };

  it("it is the same for exactly those spellings that the URL parser treats as equal", () => {
    fc.assert(
      fc.property(url, url, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (one, two, choices) => {
        const other = spelling(one, choices);
        expect(new URL(other).href).toBe(new URL(one).href);
        expect(canonicalUrl(other)).toBe(canonicalUrl(one));
        expect(canonicalUrl(one) === canonicalUrl(two)).toBe(new URL(one).href === new URL(two).href);
      }),
      { numRuns: 2_000 },
    );
  });
});
