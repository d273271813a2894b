import type * as pulumi from "@pulumi/pulumi";

/** A RAM role to assume. The bounds of `sessionExpiration` are those of the help page AssumeRole (read 2026-11-20). */
export interface AssumeRole {
  /** `acs:ram::<account>:role/<name>`. Required. */
  roleArn: pulumi.Input<string>;
  /**
   * The session's name, which the service's logs show.
   *
   * @defaultValue `ALICLOUD_ASSUME_ROLE_SESSION_NAME`, `ALIBABA_CLOUD_ROLE_SESSION_NAME`, then
   * `"pulumi-alicloud-refresh"`
   */
  sessionName?: pulumi.Input<string>;
  /**
   * A RAM policy, as JSON, that restricts the role's permissions further.
   *
   * @defaultValue none
   */
  policy?: pulumi.Input<string>;
  /**
   * The external id, if the role's trust policy requires one.
   *
   * @defaultValue none
   */
  externalId?: pulumi.Input<string>;
  /**
   * How long one set of temporary keys is valid, 900 to 43,200; it is renewed before it expires.
   *
   * @unit seconds
   * @defaultValue `ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION`, then `3600`
   */
  sessionExpiration?: pulumi.Input<number>;
}

/**
 * A RAM role to assume with an OIDC token of an identity provider such as a CI system. The bounds of
 * `sessionExpiration` are those of the help page AssumeRoleWithOIDC (read 2026-11-20).
 */
export interface AssumeRoleWithOidc {
  /** `acs:ram::<account>:oidc-provider/<name>`. Required. */
  oidcProviderArn: pulumi.Input<string>;
  /**
   * The token. Give either this or `oidcTokenFile`.
   *
   * @defaultValue `ALIBABA_CLOUD_OIDC_TOKEN`
   */
  oidcToken?: pulumi.Input<string>;
  /**
   * The file that contains the token, used if there is no `oidcToken`. It is read again at each renewal.
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
   * A RAM policy, as JSON, that restricts the role's permissions further.
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
