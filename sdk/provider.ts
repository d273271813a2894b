import * as pulumi from "@pulumi/pulumi";
import { isOutput } from "../provider/arguments/is-output";
import type { ProviderArgs } from "./provider-args";

/** Pulumi's name for the provider of all dynamic resources, whichever package they are from. */
export const PACKAGE = "pulumi-nodejs";

/** Every argument, and whether it is kept secret although the program did not ask for it. */
const IS_SECRET: Readonly<Record<keyof ProviderArgs, boolean>> = {
  accessKey: true,
  secretKey: true,
  securityToken: true,
  profile: false,
  sharedCredentialsFile: false,
  ecsRoleName: false,
  credentialsUri: true,
  assumeRole: false,
  assumeRoleWithOidc: true,
  region: false,
  endpoints: false,
  protocol: false,
  clientConnectTimeout: false,
  clientReadTimeout: false,
  maxRetryTimeout: false,
  sourceIp: false,
  secureTransport: false,
};

/**
 * A second account or region in one stack: given to a refresh resource as its `provider` option. What is left out is
 * read from the environment, not from the stack's configuration. Changing it changes no resource.
 *
 * @example
 * ```ts
 * const other = new Provider("other", { profile: "other" });
 * new CdnRefresh("site", { assets, baseUrls }, { provider: other });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /**
   * @param name - The provider's name, unique in its stack.
   * @param args - The account; nothing is called before a resource needs it.
   * @param options - Pulumi's own.
   * @throws RunError that names an argument which does not exist, or says that these are none.
   */
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    super(PACKAGE, name, configuration(name, args), options);
  }
}

/** The arguments as the host configures a provider: namespaced texts. */
function configuration(name: string, args: ProviderArgs): Record<string, pulumi.Output<string>> {
  // What is there instead is not shown: it may be a key.
  if (typeof args !== "object" || args === null || Array.isArray(args) || isOutput(args))
    throw new pulumi.RunError(
      `Provider "${name}" has invalid arguments; expected an object such as { profile: "other" }, with plain values or ` +
        "outputs",
    );
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  const unknown = given.map(([key]) => key).filter((key) => !(key in IS_SECRET));
  if (unknown.length > 0) {
    const known = Object.keys(IS_SECRET).join(", ");
    throw new pulumi.RunError(
      `Provider "${name}" has no argument ${unknown.join(", ")}; the arguments are ${known}`,
    );
  }
  return Object.fromEntries(
    given.map(([key, value]) => [`alicloud:${key}`, inputOf(key as keyof ProviderArgs, value)]),
  );
}

function inputOf(key: keyof ProviderArgs, value: unknown): pulumi.Output<string> {
  const all: pulumi.Output<unknown> = pulumi.output(value as object);
  const text = all.apply((known) => (typeof known === "string" ? known : JSON.stringify(known)));
  return IS_SECRET[key] ? pulumi.secret(text) : text;
}
