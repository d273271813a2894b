import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../provider/arguments/unknown";
import { validate } from "../../../provider/arguments/validate";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";

const URL = "https://static.example.com/app.js";
const properties = (service: typeof cdn | typeof cacheTag, args: Record<string, unknown>) => {
  const result = validate(service, args);
  return "problems" in result ? result.problems.map(({ property }) => property) : [];
};
const reasonFor = (objectPath: unknown, objectType = "File") => {
  const result = validate(cdn, { objectPaths: [objectPath], objectType, trigger: "v1" });
  return "problems" in result ? result.problems.map(({ reason }) => reason).join() : "";
};

describe("object paths", () => {
  it.each([
    URL,
    "http://static.example.com/",
    "static.example.com/app.js?v=1",
    "https://static.example.com:8080/a%20b.js",
    "https://bilder.beispiel.de/stra\u00dfe.html",
    "https://\u9759\u6001.example.com/\u56fe",
    "\u9759\u6001\u3002example\u3002com/a",
    "HTTPS://Static.Example.com:443//key/of//an/object",
    "https://static.example.com/a?back=/../%2F",
  ])("takes the file %s", (path) => expect(reasonFor(path)).toBe(""));

  it.each([
    ["/app.js", "is relative"],
    ["images/app.js", "is relative"],
    ["", "is relative"],
    ["https://static.example.com", "has no path"],
    ["static.example.com?x", "has no path"],
    ["ftp://static.example.com/a", "has the scheme ftp"],
    ["https://*.example.com/a", "names a wildcard domain"],
    [".example.com/a", "names a wildcard domain"],
    ["https://static..com/a", "names an invalid domain"],
    ["https://static.example.com./a", "names an invalid domain"],
    ["https://-static.example.com/a", "names an invalid domain"],
    [`https://${"a".repeat(64)}.example.com/a`, "names an invalid domain"],
    ["https://a\u200db.example.com/a", "names an invalid domain"],
    ["https://static.example.com:99999/a", "names an invalid domain"],
    ["https://static.example.com\\a/b", "names an invalid domain"],
    ["https://localhost/a", "names a host without a dot"],
    ["https://192.0.2.1/a", "names an IP address"],
    ["https://0x7f.1/a", "names an IP address"],
    ["https://[2001:db8::1]/a", "names an IP address"],
    ["https://static.example.com/a\\b", "contains a backslash"],
    ["https://static.example.com/a/../b", 'has a segment "." or ".."'],
    ["https://static.example.com/a/%2E%2e/b", 'has a segment "." or ".."'],
    ["https://static.example.com/.", 'has a segment "." or ".."'],
    ["https://user:secret@static.example.com/a", "contains a user name or password"],
    ["https://static.example.com/a b", "contains white space"],
    ["https://static.example.com/a\nhttps://static.example.com/b", "contains white space"],
    ["https://static.example.com/#top", "contains a fragment"],
    [42, "must be a string"],
    [null, "must be a string"],
  ])("refuses the file %j: %s", (path, reason) => {
    expect(reasonFor(path)).toContain(reason);
    expect(reasonFor(path)).toContain("an absolute URL such as https://static.example.com/app.js");
  });

  it.each([
    ["https://static.example.com/images", "does not end in a slash"],
    ["https://static.example.com/images/?x=1/", "contains a query string"],
  ])("refuses the directory %s: %s", (path, reason) =>
    expect(reasonFor(path, "Directory")).toContain(reason),
  );

  const baseReason = (base: string) => {
    const result = validate(cdn, { assets: "0123456789abcdef  /a\n", baseUrls: [base] });
    return "problems" in result ? result.problems.map(({ reason }) => reason).join() : "";
  };

  it.each([
    ["https://static.example.com//", "has an empty segment"],
    ["https://static.example.com/app//", "has an empty segment"],
    ["https://static.example.com/a//b/", "has an empty segment"],
    ["https://static.example.com/a/../b/", 'has a segment "." or ".."'],
    ["https://static.example.com/a/%2e/", 'has a segment "." or ".."'],
    ["https://static.example.com/a%2Fb/", "contains %2F"],
    ["https://static.example.com/a%5cb/", "contains %5c"],
    ["https://me@static.example.com/", "contains a user name"],
    ["https://static.example.com/app", "does not end in a slash"],
    ["https://localhost/", "names a host without a dot"],
  ])("refuses the base %s: %s", (base, reason) => {
    expect(baseReason(base)).toContain(reason);
    expect(baseReason(base)).toContain("expected a URL that ends in one slash");
  });

  it.each(["https://static.example.com/", "HTTP://\u9759\u6001.example.com:80/\u6587\u6863/"])(
    "takes the base %s",
    (base) => expect(baseReason(base)).toBe(""),
  );

  it("has rules of its own for regular expressions", () => {
    expect(reasonFor("https://static.example.com/[0-9]/.*\\.jp(e)?g#x", "Regex")).toBe("");
    expect(reasonFor("https://.*/a.js", "Regex")).toContain("names a wildcard domain");
    expect(reasonFor("/.*", "Regex")).toContain("is relative");
  });

  it("leaves a limit that no document gives to the service: a URL's length", () => {
    expect(reasonFor(`https://static.example.com/${"a".repeat(5000)}`)).toBe("");
  });

  it("never repeats a value, which may be a signed URL", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, unit: fc.constantFrom(..."xyz#*?") }), (secret) => {
        expect(reasonFor(` https://a.b/${secret}`)).not.toContain(secret);
        expect(reasonFor(`//${secret}`)).not.toContain(secret);
      }),
    );
  });

  it("answers at once for any text", () => {
    fc.assert(fc.property(fc.string(), (path) => typeof reasonFor(path) === "string"));
    expect(reasonFor(`https://${"a".repeat(100_000)}!/`)).toContain("an invalid domain");
    expect(reasonFor(`https://${"a.".repeat(50_000)}!/`)).toContain("an invalid domain");
  });
});

describe("arguments", () => {
  it("reports every problem at once, each under its own path", () => {
    const args = {
      objectPaths: [URL, "/a", 3],
      objectType: "Dir",
      limits: { urlsPerCall: 0, other: 1 },
      extra: 1,
    };
    expect(properties(cdn, args).sort()).toEqual(
      [
        "extra",
        "limits.other",
        "limits.urlsPerCall",
        "objectPaths[1]",
        "objectPaths[2]",
        "objectType",
        "trigger",
      ].sort(),
    );
  });

  it("names the limits that there are", () => {
    const args = { objectPaths: [URL], trigger: "v1", limits: { urlPerDay: 1, urlsPerCall: "10" } };
    expect(validate(cdn, args)).toEqual({
      problems: [
        {
          property: "limits.urlsPerCall",
          reason: expect.stringContaining("must be a whole number"),
          value: '"10"',
        },
        {
          property: "limits.urlPerDay",
          reason: expect.stringMatching(/is not a limit.*urlsPerDay/),
        },
      ],
    });
    const tags = { domainName: "a.example.com", cacheTags: ["a"], trigger: "v1", limits: { urlsPerDay: 1 } };
    expect(validate(cacheTag, tags)).toEqual({
      problems: [
        { property: "limits.urlsPerDay", reason: "is not a limit; the limits are cacheTagsPerCall" },
      ],
    });
  });

  it("passes what is unknown during a preview, whole or in part", () => {
    const all = {
      objectPaths: UNKNOWN,
      objectType: UNKNOWN,
      trigger: UNKNOWN,
      force: UNKNOWN,
      limits: UNKNOWN,
    };
    expect(properties(cdn, all)).toEqual([]);
    expect(
      properties(cdn, { objectPaths: [UNKNOWN, "/a"], trigger: "v1", limits: { urlsPerDay: UNKNOWN } }),
    ).toEqual(["objectPaths[1]"]);
  });

  it("takes either object paths or assets", () => {
    const assets = "0123456789abcdef  /app.js\n";
    const baseUrls = ["https://static.example.com/"];
    expect(properties(cdn, { assets, baseUrls })).toEqual([]);
    expect(properties(cdn, { assets, baseUrls, objectPaths: [URL], trigger: "v1" }).sort()).toEqual([
      "assets",
      "baseUrls",
    ]);
    expect(properties(cdn, { assets })).toEqual(["baseUrls"]);
    expect(properties(cdn, {}).sort()).toEqual(["objectPaths", "trigger"]);
    expect(validate(cdn, { objectPaths: [URL] })).toEqual({
      problems: [
        { property: "trigger", reason: "is missing: it must be a string: a hash of what is deployed" },
      ],
    });
    expect(properties(cdn, { assets: "nonsense", baseUrls: ["https://a.b/c"] }).sort()).toEqual([
      "assets",
      "baseUrls[0]",
    ]);
  });

  it("refuses a slash in a manifest that is written as an escape", () => {
    const assets = "0123456789abcdef  /a\n0123456789abcdef  /docs%2Fintro.html\n";
    expect(validate(cdn, { assets, baseUrls: ["https://static.example.com/"] })).toEqual({
      problems: [
        {
          property: "assets",
          reason: expect.stringMatching(
            /^line 2: "\/docs%2Fintro.html" contains %2F; .*; expected the value of/,
          ),
          isNewRule: true,
        },
      ],
    });
  });

  it("checks domain and tags of a cache tag refresh", () => {
    expect(
      properties(cacheTag, { domainName: "static.example.com", cacheTags: ["app", "a b"], trigger: "v" }),
    ).toEqual([]);
    expect(
      properties(cacheTag, { domainName: "*.example.com", cacheTags: ["a,b", "", " a"], trigger: "v" }),
    ).toEqual(["domainName", "cacheTags[0]", "cacheTags[1]", "cacheTags[2]"]);
    for (const domainName of ["\u9759\u6001.Example.com", "xn--t7tw54j.example.com"])
      expect(properties(cacheTag, { domainName, cacheTags: ["a"], trigger: "v" })).toEqual([]);
    for (const domainName of ["192.0.2.1", "a..b", "a\u200db.com", "a.b:80", "a.b/", "a.b?", "me@a.b"])
      expect(properties(cacheTag, { domainName, cacheTags: ["a"], trigger: "v" })).toEqual(["domainName"]);
    expect(properties(cacheTag, { domainName: "https://a.b/", cacheTags: [], trigger: "v" })).toEqual([
      "domainName",
      "cacheTags",
    ]);
  });
});
