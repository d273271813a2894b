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
        {
          property: "trigger",
          reason: "is missing: it must be a string, such as a version or a hash of the content",
        },
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
            /^line 2: "\/docs%2Fintro.html" contains %2F; .*; expected the result of/,
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
