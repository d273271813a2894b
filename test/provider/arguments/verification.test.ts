import { describe, expect, it } from "vitest";
import { nodeAddress } from "../../../provider/arguments/node-address";
import { UNKNOWN } from "../../../provider/arguments/unknown";
import { validate } from "../../../provider/arguments/validate";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";

const ASSETS = { assets: "0123456789abcdef  /a.js\n", baseUrls: ["https://static.example.com/"] };

function problems(args: Record<string, unknown>, service: typeof cdn | typeof cacheTag = cdn): string[] {
  const result = validate(service, args);
  return "problems" in result ? result.problems.map(({ property, reason }) => `${property}: ${reason}`) : [];
}

describe("an address to connect to", () => {
  it.each([
    ["203.0.113.7", { host: "203.0.113.7" }],
    ["203.0.113.7:8443", { host: "203.0.113.7", port: 8443 }],
    ["static.example.com.w.kunlunsl.com:443", { host: "static.example.com.w.kunlunsl.com", port: 443 }],
    ["2001:db8::1", { host: "2001:db8::1" }],
    ["[2001:db8::1]", { host: "2001:db8::1" }],
    ["[2001:db8::1]:443", { host: "2001:db8::1", port: 443 }],
    ["http://127.0.0.1:4011", { protocol: "http:", host: "127.0.0.1", port: 4011 }],
    ["HTTPS://edge.example.com/", { protocol: "https:", host: "edge.example.com" }],
  ])("is %s", (text, address) => expect(nodeAddress(text)).toEqual(address));

  it.each([
    "",
    "ftp://203.0.113.7",
    "203.0.113.700",
    "203.0.113.7:99999",
    "203.0.113.7:",
    "http://user:secret@127.0.0.1",
    "http://127.0.0.1/path",
    "http://127.0.0.1?key=1",
    "a b",
    "[2001:db8::zz]:443",
  ])("is not %j", (text) => expect(nodeAddress(text)).toBeUndefined());
});

describe("verify", () => {
  it.each([
    true,
    false,
    undefined,
    {},
    { urls: 5 },
    { urls: 1, timeoutSeconds: 0.5, nodes: ["203.0.113.7"] },
    UNKNOWN,
    { urls: UNKNOWN, timeoutSeconds: UNKNOWN, nodes: UNKNOWN },
    { nodes: ["203.0.113.7", UNKNOWN] },
  ])("takes %j", (verify) => expect(problems({ ...ASSETS, verify })).toEqual([]));

  it.each([
    ["yes", ["verify: must be true, false, or an object such as"]],
    [{ urls: 0 }, ["verify.urls: must be at least 1"]],
    [{ urls: 1.5 }, ["verify.urls: must be a whole number"]],
    [{ timeoutSeconds: 0 }, ["verify.timeoutSeconds: must be above 0"]],
    [{ nodes: [] }, ["verify.nodes: must not be empty"]],
    [{ nodes: "203.0.113.7" }, ["verify.nodes: must be a list"]],
    [{ nodes: ["203.0.113.7", "nowhere at all"] }, ["verify.nodes[1]: must be an address to connect to"]],
    [{ url: 3 }, ["verify.url: is not an option; the options are urls, timeoutSeconds, nodes"]],
    [{ urls: 0, nodes: [4] }, ["verify.urls: must be", "verify.nodes[0]: must be"]],
  ])("refuses %j, and says which part is wrong", (verify, expected) => {
    const found = problems({ ...ASSETS, verify });
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  it("shows no password of an address", () => {
    const result = validate(cdn, { ...ASSETS, verify: { nodes: ["http://user:secret@127.0.0.1"] } });
    expect(JSON.stringify(result)).toContain("verify.nodes[0]");
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it.each(["0123abcd", "0".repeat(32), "0".repeat(64)])("refuses a manifest with the hash %s", (hash) => {
    const assets = `0123456789abcdef  /a.js\n${hash}  /b.js\n`;
    expect(problems({ ...ASSETS, assets })).toEqual([]);
    expect(problems({ ...ASSETS, assets, verify: false })).toEqual([]);
    expect(problems({ ...ASSETS, assets, verify: UNKNOWN })).toEqual([]);
    for (const verify of [true, { nodes: [UNKNOWN] }])
      expect(problems({ ...ASSETS, assets, verify })).toEqual([
        "assets: line 2 has no hash of 16 hex digits: with `verify`, expected the first 16 hex digits of the " +
          "SHA-256 of what is served, as hashAssets writes them",
      ]);
  });

  it("goes with assets only", () => {
    const paths = { objectPaths: ["https://static.example.com/a"], trigger: "1", verify: true };
    expect(problems(paths)).toEqual([
      "verify: requires assets: without them, it is unknown what visitors should get",
    ]);
    const tags = { domainName: "static.example.com", cacheTags: ["a"], trigger: "1", verify: true };
    expect(problems(tags, cacheTag)).toEqual([
      expect.stringMatching(
        /^verify: is not an argument; the arguments are service, domainName, cacheTags, /,
      ),
    ]);
  });
});
