import * as pulumi from "@pulumi/pulumi";

/**
 * Arguments of {@link Provider}; those of the same name of @pulumi/alicloud's provider, with the same meaning. What is
 * left out is read from the environment: the first of the variables that is set.
 */
export interface ProviderArgs {
  /**
   * The access key's id. Secret.
   *
   * @defaultValue `ALICLOUD_ACCESS_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_ID`
   */
  accessKey?: pulumi.Input<string>;
  /**
   * The access key's secret. Secret.
   *
   * @defaultValue `ALICLOUD_SECRET_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`
   */
  secretKey?: pulumi.Input<string>;
  /**
   * The token of a temporary access key. Secret.
   *
   * @defaultValue `ALICLOUD_SECURITY_TOKEN`, `ALIBABA_CLOUD_SECURITY_TOKEN`
   */
  securityToken?: pulumi.Input<string>;
  /**
   * The name of a profile of the aliyun CLI, used where there is no access key.
   *
   * @defaultValue `ALICLOUD_PROFILE`, `ALIBABA_CLOUD_PROFILE`
   */
  profile?: pulumi.Input<string>;
  /**
   * The file with the profile.
   *
   * @defaultValue `ALICLOUD_SHARED_CREDENTIALS_FILE`, `ALIBABA_CLOUD_CREDENTIALS_FILE`, then `~/.aliyun/config.json`
   */
  sharedCredentialsFile?: pulumi.Input<string>;
  /**
   * The RAM role of the ECS instance that the program runs on, used where there is neither of the above.
   *
   * @defaultValue `ALICLOUD_ECS_ROLE_NAME`, `ALIBABA_CLOUD_ECS_METADATA`
   */
  ecsRoleName?: pulumi.Input<string>;
  /**
   * Where a local service gives keys, used where there is none of the above: https, or http on this machine. Secret.
   *
   * @defaultValue `ALICLOUD_CREDENTIALS_URI`, `ALIBABA_CLOUD_CREDENTIALS_URI`
   */
  credentialsUri?: pulumi.Input<string>;
  /**
   * A RAM role to assume with the keys from any of the above.
   *
   * @defaultValue none; a profile can name one
   */
  assumeRole?: pulumi.Input<AssumeRole>;
  /**
   * A RAM role to assume with an OIDC token, where none of the above is there. Secret.
   *
   * @defaultValue `ALIBABA_CLOUD_ROLE_ARN` and the other variables of {@link AssumeRoleWithOidc}
   */
  assumeRoleWithOidc?: pulumi.Input<AssumeRoleWithOidc>;
  /**
   * The region; only VOD's endpoint depends on it.
   *
   * @defaultValue `ALICLOUD_REGION`, `ALIBABA_CLOUD_REGION`, then that of the profile, then `cn-shanghai`
   */
  region?: pulumi.Input<string>;
  /**
   * Hosts or URLs in the place of the services' own, by `cdn`, `dcdn`, `vod`, `sts`.
   *
   * @defaultValue `CDN_ENDPOINT`, `DCDN_ENDPOINT`, `VOD_ENDPOINT`, `STS_ENDPOINT`, then the services' own
   */
  endpoints?: pulumi.Input<pulumi.Input<Record<string, pulumi.Input<string>>>[]>;
  /**
   * `"HTTP"` or `"HTTPS"`; plain HTTP is also allowed without this on this machine itself.
   *
   * @defaultValue `"HTTPS"`
   */
  protocol?: pulumi.Input<string>;
  /**
   * How long connecting may take.
   *
   * @unit milliseconds
   * @defaultValue `CLIENT_CONNECT_TIMEOUT`, then `30000`
   */
  clientConnectTimeout?: pulumi.Input<number>;
  /**
   * How long the answer may take from then on.
   *
   * @unit milliseconds
   * @defaultValue `CLIENT_READ_TIMEOUT`, then `30000`
   */
  clientReadTimeout?: pulumi.Input<number>;
  /**
   * For how long a call is tried again at most. Eight tries, which are the most, mostly take less.
   *
   * @unit seconds
   * @defaultValue `MAX_RETRY_TIMEOUT`, then `300`
   */
  maxRetryTimeout?: pulumi.Input<number>;
  /**
   * The address that policies see, sent as the parameter SourceIp.
   *
   * @defaultValue `ALICLOUD_SOURCE_IP`, `ALIBABA_CLOUD_SOURCE_IP`, else not sent
   */
  sourceIp?: pulumi.Input<string>;
  /**
   * `"true"` or `"false"`, sent as the parameter SecureTransport.
   *
   * @defaultValue `ALICLOUD_SECURE_TRANSPORT`, `ALIBABA_CLOUD_SECURE_TRANSPORT`, else not sent
   */
  secureTransport?: pulumi.Input<string>;
}

/** A RAM role to assume. The bounds of its times are those of the help page AssumeRole (read 2026-11-20). */
export interface AssumeRole {
  /** `acs:ram::<account>:role/<name>`. Required. */
  roleArn: pulumi.Input<string>;
  /**
   * The session's name, which the service's logs show.
   *
   * @defaultValue `"pulumi-alicloud-refresh"`
   */
  sessionName?: pulumi.Input<string>;
  /**
   * A RAM policy, as JSON, that narrows the role's rights further.
   *
   * @defaultValue none
   */
  policy?: pulumi.Input<string>;
  /**
   * What the role's trust policy may ask for.
   *
   * @defaultValue none
   */
  externalId?: pulumi.Input<string>;
  /**
   * How long one set of temporary keys is valid, 900 to 43,200; it is renewed before it expires.
   *
   * @unit seconds
   * @defaultValue `3600`
   */
  sessionExpiration?: pulumi.Input<number>;
}

/**
 * A RAM role to assume with the OIDC token of an identity provider, as CI systems are. The bounds of its times are those
 * of the help page AssumeRoleWithOIDC (read 2026-11-20).
 */
export interface AssumeRoleWithOidc {
  /** `acs:ram::<account>:oidc-provider/<name>`. Required. */
  oidcProviderArn: pulumi.Input<string>;
  /**
   * The token; either this or its file.
   *
   * @defaultValue `ALIBABA_CLOUD_OIDC_TOKEN`
   */
  oidcToken?: pulumi.Input<string>;
  /**
   * The file that holds the token, read anew at each renewal.
   *
   * @defaultValue `ALIBABA_CLOUD_OIDC_TOKEN_FILE`
   */
  oidcTokenFile?: pulumi.Input<string>;
  /** `acs:ram::<account>:role/<name>`. Required. */
  roleArn: pulumi.Input<string>;
  /**
   * The session's name, which the service's logs show.
   *
   * @defaultValue `ALIBABA_CLOUD_ROLE_SESSION_NAME`, then `"pulumi-alicloud-refresh"`
   */
  roleSessionName?: pulumi.Input<string>;
  /**
   * A RAM policy, as JSON, that narrows the role's rights further.
   *
   * @defaultValue none
   */
  policy?: pulumi.Input<string>;
  /**
   * How long one set of temporary keys is valid, 900 to 43,200; it is renewed before it expires.
   *
   * @unit seconds
   * @defaultValue `3600`
   */
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
   * @throws RunError that names an argument which does not exist.
   */
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    super("pulumi-nodejs", name, configuration(name, args), options);
  }
}

/** The arguments as the host configures a provider: namespaced texts. */
function configuration(name: string, args: ProviderArgs): Record<string, pulumi.Output<string>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
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
