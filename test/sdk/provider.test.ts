import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { CacheTagRefresh, CdnRefresh, DcdnRefresh, EsaRefresh, Provider, VodRefresh } from "../../sdk";

/** A provider of another package, such as @pulumi/alicloud's. */
class Alicloud extends pulumi.ProviderResource {
  constructor(name: string) {
    super("alicloud", name);
  }
}

/** Somebody's own way of giving a configuration to dynamic resources. */
class Dynamic extends pulumi.ProviderResource {
  constructor(name: string) {
    super("pulumi-nodejs", name, { "alicloud:accessKey": "x" });
  }
}

const args = { objectPaths: ["https://static.example.com/a"], trigger: "1" };

describe("Provider", () => {
  it.for([
    ["null", null],
    ["a text", "a-secret-key"],
    ["a list", ["a-secret-key"]],
    ["an output", pulumi.output({ profile: "other" })],
  ] as const)("whose arguments are %s is an error, which shows none of it", ([, args]) => {
    expect(() => new Provider("other", args as object)).toThrow(
      /^Provider "other" has invalid arguments; expected an object such as (?!.*a-secret-key)/,
    );
    expect(() => new Provider("other", args as object)).toThrow(pulumi.RunError);
  });
});

describe("the provider of a refresh", () => {
  /** The name of the provider that each refresh was registered with. */
  const providers = new Map<string, string | undefined>();
  beforeAll(() =>
    pulumi.runtime.setMocks({
      newResource: ({ name, inputs, provider }) => {
        providers.set(name, provider?.split("::")[3]);
        return { id: name, state: inputs };
      },
      call: () => ({}),
    }),
  );
  const registered = async (refresh: CdnRefresh) => {
    await new Promise((done) => refresh.urn.apply(done));
    return [...providers].at(-1);
  };

  it.for([
    ["CdnRefresh", (opts: object) => new CdnRefresh("site", args, opts)],
    ["DcdnRefresh", (opts: object) => new DcdnRefresh("site", args, opts)],
    ["VodRefresh", (opts: object) => new VodRefresh("site", args, opts)],
    ["EsaRefresh", (opts: object) => new EsaRefresh("site", args, opts)],
    [
      "CacheTagRefresh",
      (opts: object) =>
        new CacheTagRefresh(
          "site",
          { domainName: "static.example.com", cacheTags: ["a"], trigger: "1" },
          opts,
        ),
    ],
  ] as const)("of another package is an error of %s that names this one's", ([type, make]) => {
    expect(() => make({ provider: new Alicloud("theirs") })).toThrow(
      `${type} "site" was given a provider of the package alicloud, which it cannot use: the refresh would use ` +
        'the stack\'s own account. Use the Provider of this package: import { Provider } from "pulumi-alicloud-refresh"',
    );
  });

  it.for([
    ["this package's", () => new Provider("chosen")],
    ["a dynamic one of somebody's own", () => new Dynamic("chosen")],
  ] as const)("may be %s", async ([, make]) => {
    expect(await registered(new CdnRefresh("site", args, { provider: make() }))).toEqual(["site", "chosen"]);
  });

  it("is chosen by its package among those of a component", async () => {
    const providers = [new Alicloud("others"), new Provider("ours")];
    const parent = new pulumi.ComponentResource("test:index:Both", "both", {}, { providers });
    expect(await registered(new CdnRefresh("inside", args, { parent }))).toEqual(["inside", "ours"]);
  });

  it.for([
    ["providers", () => ({ providers: [new Alicloud("listed")] })],
    ["provider", () => ({ provider: new Alicloud("single") })],
  ] as const)("is the stack's own in a component that has %s of others only", async ([name, options]) => {
    const parent = new pulumi.ComponentResource("test:index:Theirs", `with-${name}`, {}, options());
    expect(await registered(new CdnRefresh(`in-${name}`, args, { parent }))).toEqual([
      `in-${name}`,
      undefined,
    ]);
  });
});
