import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../../provider/arguments/validate";
import { cdn } from "../../../provider/services/cdn";

const URL = "https://static.example.com/app.js";
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
