import type * as pulumi from "@pulumi/pulumi";
import type { AssumeRole, AssumeRoleWithOidc } from "./assume-role";

/**
 * Arguments of {@link Provider}. Names and meanings are those of @pulumi/alicloud's provider. An argument that is left
 * out is read from the environment, from the first of its variables that is set.
 */
export interface ProviderArgs {
  /**
   * The access key id. Secret.
   *
   * @defaultValue `ALICLOUD_ACCESS_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABACLOUD_ACCESS_KEY_ID`
   */
  accessKey?: pulumi.Input<string>;
  /**
   * The access key secret. Secret.
   *
   * @defaultValue `ALICLOUD_SECRET_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, `ALIBABACLOUD_ACCESS_KEY_SECRET`
   */
  secretKey?: pulumi.Input<string>;
  /**
   * The security token of a temporary access key. Secret.
   *
   * @defaultValue `ALICLOUD_SECURITY_TOKEN`, `ALIBABA_CLOUD_SECURITY_TOKEN`, `ALIBABACLOUD_SECURITY_TOKEN`
   */
  securityToken?: pulumi.Input<string>;
  /**
   * The name of a profile of the aliyun CLI, used if there is no access key.
   *
   * @defaultValue `ALICLOUD_PROFILE`, `ALIBABA_CLOUD_PROFILE`
   */
  profile?: pulumi.Input<string>;
  /**
   * The file that contains the profile.
   *
   * @defaultValue `ALICLOUD_SHARED_CREDENTIALS_FILE`, `ALIBABA_CLOUD_CREDENTIALS_FILE`, then `~/.aliyun/config.json`
   */
  sharedCredentialsFile?: pulumi.Input<string>;
  /**
   * The RAM role of the ECS instance on which the program runs, used if none of the above is set.
   *
   * @defaultValue `ALICLOUD_ECS_ROLE_NAME`, `ALIBABA_CLOUD_ECS_METADATA`
   */
  ecsRoleName?: pulumi.Input<string>;
  /**
   * The URI of a local service that returns keys, used if none of the above is set: https, or http on the local
   * machine. Secret.
   *
   * @defaultValue `ALICLOUD_CREDENTIALS_URI`, `ALIBABA_CLOUD_CREDENTIALS_URI`
   */
  credentialsUri?: pulumi.Input<string>;
  /**
   * A RAM role to assume with the keys from any of the above sources.
   *
   * @defaultValue that of the profile, if it has one
   */
  assumeRole?: pulumi.Input<AssumeRole>;
  /**
   * A RAM role to assume with an OIDC token, used if there are no keys from the above sources. Secret.
   *
   * @defaultValue `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, `ALIBABA_CLOUD_ROLE_ARN`, and `ALIBABA_CLOUD_OIDC_TOKEN` or
   * `ALIBABA_CLOUD_OIDC_TOKEN_FILE`
   */
  assumeRoleWithOidc?: pulumi.Input<AssumeRoleWithOidc>;
  /**
   * The region. Only the endpoints of VOD and ESA depend on it. In regions without a host of its own, VOD uses that of
   * `cn-shanghai`. ESA uses the endpoint of the international site for `ap-southeast-1`, otherwise that of the Chinese
   * site.
   *
   * @defaultValue `ALICLOUD_REGION`, `ALIBABA_CLOUD_REGION`, then that of the profile, then `cn-shanghai`
   */
  region?: pulumi.Input<string>;
  /**
   * Hosts or URLs that replace the services' own, by `cdn`, `dcdn`, `vod`, `esa`, `sts`.
   *
   * @defaultValue `CDN_ENDPOINT`, `DCDN_ENDPOINT`, `VOD_ENDPOINT`, `ESA_ENDPOINT`, `STS_ENDPOINT`, then the services'
   * own
   */
  endpoints?: pulumi.Input<pulumi.Input<Record<string, pulumi.Input<string>>>[]>;
  /**
   * `"HTTP"` or `"HTTPS"`. For endpoints on the local machine, plain HTTP is always allowed.
   *
   * @defaultValue `"HTTPS"`
   */
  protocol?: pulumi.Input<string>;
  /**
   * The maximum time to connect, including the DNS lookup, a proxy's response and the TLS handshake. Each address of a
   * host except the last one gets a tenth of it.
   *
   * @unit milliseconds
   * @defaultValue `CLIENT_CONNECT_TIMEOUT`, then `30000`
   */
  clientConnectTimeout?: pulumi.Input<number>;
  /**
   * The maximum time to wait for the response once connected.
   *
   * @unit milliseconds
   * @defaultValue `CLIENT_READ_TIMEOUT`, then `30000`
   */
  clientReadTimeout?: pulumi.Input<number>;
  /**
   * The maximum time for which a call is retried.
   *
   * @unit seconds
   * @defaultValue `MAX_RETRY_TIMEOUT`, then `300` for errors of the service and `120` for connection errors
   */
  maxRetryTimeout?: pulumi.Input<number>;
  /**
   * The address that RAM policies see, sent as the parameter SourceIp.
   *
   * @defaultValue `ALICLOUD_SOURCE_IP`, `ALIBABA_CLOUD_SOURCE_IP`, otherwise not sent
   */
  sourceIp?: pulumi.Input<string>;
  /**
   * `"true"` or `"false"`, sent as the parameter SecureTransport.
   *
   * @defaultValue `ALICLOUD_SECURE_TRANSPORT`, `ALIBABA_CLOUD_SECURE_TRANSPORT`, `ALICLOUD_SECURITY_TRANSPORT`,
   * `ALIBABA_CLOUD_SECURITY_TRANSPORT`, otherwise not sent
   */
  secureTransport?: pulumi.Input<string>;
}
