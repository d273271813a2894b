import * as pulumi from "@pulumi/pulumi";
import { isOutput } from "../provider/arguments/is-output";
import type { ProviderArgs } from "./provider-args";

/** Pulumi's name for the provider of all dynamic resources, whichever package defines them. */
export const PACKAGE = "pulumi-nodejs";

/** Every argument, and whether it is made secret even if the program does not ask for it. */
export const IS_SECRET: Readonly<Record<keyof ProviderArgs, boolean>> = {
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
 * A second account or region in one stack, to be set as the `provider` option of refresh resources. Arguments that are
 * left out are read from the environment, not from the stack's configuration. Changing the provider refreshes nothing.
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
   * @param args - The account. It is not used before a resource needs it.
   * @param options - Pulumi's resource options.
   * @throws RunError if an argument does not exist, or if `args` is not an object.
   */
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    super(PACKAGE, name, configuration(name, args), options);
  }
}

/** The arguments in the form in which the host configures a provider: strings by namespaced keys. */
function configuration(name: string, args: ProviderArgs): Record<string, pulumi.Output<string>> {
  // The wrong value is not shown: it may be a key.
  if (typeof args !== "object" || args === null || Array.isArray(args) || isOutput(args))
    throw new pulumi.RunError(
      `Provider "${name}" has invalid arguments; expected an object such as { profile: "other" }, with plain values ` +
        "or outputs",
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
