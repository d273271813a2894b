import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Provider}; those of the same name of @pulumi/alicloud's provider, with the same meaning. */
export interface ProviderArgs {
  /** The access key's id. Secret. */
  accessKey?: pulumi.Input<string>;
  /** The access key's secret. Secret. */
  secretKey?: pulumi.Input<string>;
  /** The token of a temporary access key. Secret. */
  securityToken?: pulumi.Input<string>;
  /** The name of a profile of the aliyun CLI. */
  profile?: pulumi.Input<string>;
  /** The file with the profile. Default: `~/.aliyun/config.json`. */
  sharedCredentialsFile?: pulumi.Input<string>;
  /** The RAM role of the ECS instance that the program runs on. */
  ecsRoleName?: pulumi.Input<string>;
  /** Where a local service gives keys: https, or http on this machine. Secret. */
  credentialsUri?: pulumi.Input<string>;
  /** A RAM role to assume with the keys from any of the above. */
  assumeRole?: pulumi.Input<AssumeRole>;
  /** A RAM role to assume with an OIDC token, where none of the above is there. Secret. */
  assumeRoleWithOidc?: pulumi.Input<AssumeRoleWithOidc>;
  /** The region; only VOD's endpoint depends on it. Default: that of the profile, then cn-shanghai. */
  region?: pulumi.Input<string>;
  /** Hosts or URLs in the place of the services' own, by `cdn`, `dcdn`, `vod`, `sts`. */
  endpoints?: pulumi.Input<pulumi.Input<Record<string, pulumi.Input<string>>>[]>;
  /** "HTTP" or "HTTPS"; plain HTTP is also allowed without this on this machine itself. Default: "HTTPS". */
  protocol?: pulumi.Input<string>;
  /** How long connecting may take, in milliseconds. Default: 30,000. */
  clientConnectTimeout?: pulumi.Input<number>;
  /** How long the answer may take from then on, in milliseconds. Default: 30,000. */
  clientReadTimeout?: pulumi.Input<number>;
  /** For how long a call is tried again at most, in seconds. Default: 300. */
  maxRetryTimeout?: pulumi.Input<number>;
  /** The address that policies see, sent as the parameter SourceIp. */
  sourceIp?: pulumi.Input<string>;
  /** "true" or "false", sent as the parameter SecureTransport. */
  secureTransport?: pulumi.Input<string>;
}

/** A RAM role to assume. */
export interface AssumeRole {
  /** `acs:ram::<account>:role/<name>`. */
  roleArn: pulumi.Input<string>;
  /** Default: "pulumi-alicloud-refresh". */
  sessionName?: pulumi.Input<string>;
  /** A RAM policy that narrows the role's rights further. */
  policy?: pulumi.Input<string>;
  /** What the role's trust policy may ask for. */
  externalId?: pulumi.Input<string>;
  /** How long one set of temporary keys is valid, in seconds, 900 to 43,200. Default: 3,600. */
  sessionExpiration?: pulumi.Input<number>;
}

/** A RAM role to assume with an OIDC token. */
export interface AssumeRoleWithOidc {
  /** `acs:ram::<account>:oidc-provider/<name>`. */
  oidcProviderArn: pulumi.Input<string>;
  /** The token; either this or its file. */
  oidcToken?: pulumi.Input<string>;
  /** The file that holds the token. */
  oidcTokenFile?: pulumi.Input<string>;
  /** `acs:ram::<account>:role/<name>`. */
  roleArn: pulumi.Input<string>;
  /** Default: "pulumi-alicloud-refresh". */
  roleSessionName?: pulumi.Input<string>;
  /** A RAM policy that narrows the role's rights further. */
  policy?: pulumi.Input<string>;
  /** How long one set of temporary keys is valid, in seconds, 900 to 43,200. Default: 3,600. */
  sessionExpiration?: pulumi.Input<number>;
}

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
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    super("pulumi-nodejs", name, configuration(name, args), options);
  }
}

/** The arguments as the host configures a provider: namespaced texts. */
function configuration(name: string, args: ProviderArgs): Record<string, pulumi.Output<string>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const unknown = given.map(([key]) => key).filter((key) => !(key in IS_SECRET));
  if (unknown.length > 0) {
    const known = Object.keys(IS_SECRET).join(", ");
    throw new pulumi.RunError(`Provider "${name}" has no argument ${unknown.join(", ")}; there are ${known}`);
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
