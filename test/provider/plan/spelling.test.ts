import { describe, expect, it } from "vitest";
import type { Args } from "../../../provider/arguments/args";
import type { Planned } from "../../../provider/plan/change";
import { declaredTargets } from "../../../provider/plan/declared";
import { outstanding } from "../../../provider/plan/outstanding";
import { leftIn } from "../../../provider/plan/pending";
import { plan } from "../../../provider/plan/plan";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import type { Service } from "../../../provider/services/service";

const assets = "0123456789abcdef  /app.js\n";
const CHANGED = "fedcba9876543210  /app.js\n";

/** Two ways to write each. */
const SPELLINGS: [string, Service, Args, Args][] = [
  [
    "an object path",
    cdn,
    { objectPaths: ["HTTPS://Static.Example.com:443/图/a.js"], trigger: "v1" },
    { objectPaths: ["https://static.example.com/%E5%9B%BE/a.js"], trigger: "v1" },
  ],
  [
    "a regular expression",
    cdn,
    { objectPaths: ["静态.example.com/图/.*"], objectType: "Regex", trigger: "v1" },
    { objectPaths: ["xn--t7tw54j.example.com/%E5%9B%BE/.*"], objectType: "Regex", trigger: "v1" },
  ],
  [
    "a base",
    cdn,
    { assets, baseUrls: ["http://Static.Example.com:80/文/"] },
    { assets, baseUrls: ["http://static.example.com/%E6%96%87/"] },
  ],
  [
    "a domain",
    cacheTag,
    { domainName: "静态.Example.com", cacheTags: ["App"], trigger: "v1" },
    { domainName: "xn--t7tw54j.example.com", cacheTags: ["App"], trigger: "v1" },
  ],
];

describe.each(SPELLINGS)("%s that is spelt in another way", (_, service, one, other) => {
  const planned = (args: Args) => plan(service, undefined, args) as string;

  it("is planned as the same", () => {
    expect(plan(service, { ...one, plan: "#7 as it was" }, other)).toBe("#7 as it was");
    expect(plan(service, { ...other, plan: "#7 as it was" }, one)).toBe("#7 as it was");
  });

  it("is submitted in its one form, once", () => {
    const both =
      "objectPaths" in one && "objectPaths" in other
        ? { ...one, objectPaths: [...one.objectPaths, ...other.objectPaths] }
        : "assets" in one && "assets" in other
          ? { ...one, baseUrls: [...one.baseUrls, ...other.baseUrls] }
          : one;
    expect(planned(both)).toMatch(/ 1 [^,]* in 1 call$/);
    const submitted = (args: Args) => outstanding({}, { ...args, plan: planned(args) }).submit;
    expect(submitted(both)).toEqual(submitted(other));
    expect(JSON.stringify(submitted(one))).not.toMatch(/[^ -~]|Static|:443|:80/);
  });

  it("is a retry of what was attempted, and what an older version left pending is the same", () => {
    const [was, is] = [
      { ...one, plan: planned(one) },
      { ...other, plan: planned(other) },
    ] as const;
    const [target] = declaredTargets(other);
    const written =
      "domainName" in one
        ? `${one.domainName} App`
        : "assets" in one
          ? `${one.baseUrls[0]}app.js`
          : one.objectPaths[0];
    const pending = `submit ${target?.type} ${written}`;
    expect(outstanding({ ...outstanding({}, was).attempted, pending }, is).isRetry).toBe(true);
    expect(leftIn({ pending })).toEqual([{ target, is: "owed" }]);
  });
});

it("a file that changes together with the spelling of its base is one target", () => {
  const old: Planned = { assets, baseUrls: ["http://Static.Example.com:80/文/"], plan: "#7 as it was" };
  const now: Args = { assets: CHANGED, baseUrls: ["http://static.example.com/%E6%96%87/"] };
  expect(plan(cdn, old, now)).toMatch(
    /^#8 assets .*: 1 file in 1 call\nchanged {2}File http:\/\/static\.example\.com\/%E6%96%87\/app\.js$/,
  );
});
