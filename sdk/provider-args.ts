import type * as pulumi from "@pulumi/pulumi";
import type { AssumeRole, AssumeRoleWithOidc } from "./assume-role";

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
   * The region; only VOD's and ESA's endpoints depend on it. VOD's is that of `cn-shanghai` where VOD has no host in the
   * region; ESA's that of the international site for `ap-southeast-1`, else that of the Chinese site.
   *
   * @defaultValue `ALICLOUD_REGION`, `ALIBABA_CLOUD_REGION`, then that of the profile, then `cn-shanghai`
   */
  region?: pulumi.Input<string>;
  /**
   * Hosts or URLs in the place of the services' own, by `cdn`, `dcdn`, `vod`, `esa`, `sts`.
   *
   * @defaultValue `CDN_ENDPOINT`, `DCDN_ENDPOINT`, `VOD_ENDPOINT`, `ESA_ENDPOINT`, `STS_ENDPOINT`, then the services' own
   */
  endpoints?: pulumi.Input<pulumi.Input<Record<string, pulumi.Input<string>>>[]>;
  /**
   * `"HTTP"` or `"HTTPS"`; plain HTTP is also allowed without this on this machine itself.
   *
   * @defaultValue `"HTTPS"`
   */
  protocol?: pulumi.Input<string>;
  /**
   * How long connecting may take, with the look-up of the name, a proxy's answer and the TLS handshake. Each address of a
   * name but the last gets a tenth of it.
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
   * For how long a call is retried at most.
   *
   * @unit seconds
   * @defaultValue `MAX_RETRY_TIMEOUT`, then `300` after an error of the service, `120` after a connection error
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
