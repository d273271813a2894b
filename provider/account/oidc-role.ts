import { z } from "zod";
import { jsonSetting, text } from "./json-setting";
import { type Role, roleFrom, sessionExpiration } from "./role";
import type { Settings } from "./settings";

/** A RAM role that is assumed with an OIDC token of an identity provider, such as a CI system. */
export interface OidcRole extends Role {
  readonly oidcProviderArn: string;
  readonly oidcToken: string | undefined;
  /** The file that contains the token, used if there is no `oidcToken`. It is read again at each renewal. */
  readonly oidcTokenFile: string | undefined;
}

/** As the argument `assumeRoleWithOidc` of @pulumi/alicloud. */
const assumeRoleWithOidc = z.strictObject({
  oidcProviderArn: text.optional(),
  oidcToken: text.optional(),
  oidcTokenFile: text.optional(),
  roleArn: text.optional(),
  roleSessionName: text.optional(),
  policy: text.optional(),
  sessionExpiration,
});

const EXAMPLE =
  '{"oidcProviderArn": "acs:ram::123:oidc-provider/ci", "oidcTokenFile": "token", "roleArn": "acs:ram::123:role/ci"}';

/** The environment variables for what `alicloud:assumeRoleWithOidc` does not set. */
export const OIDC_VARIABLES =
  "ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_ROLE_ARN, and ALIBABA_CLOUD_OIDC_TOKEN or " +
  "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

/** The role of `alicloud:assumeRoleWithOidc`, or of the environment alone if it sets everything that is needed. */
export function oidcRoleOf(settings: Settings): OidcRole | undefined {
  const given = jsonSetting(settings, "assumeRoleWithOidc", assumeRoleWithOidc, EXAMPLE);
  const env = settings.environment;
  const role = roleFrom(given?.roleArn ?? env.ALIBABA_CLOUD_ROLE_ARN, {
    sessionName: given?.roleSessionName ?? env.ALIBABA_CLOUD_ROLE_SESSION_NAME,
    seconds: given?.sessionExpiration,
    policy: given?.policy,
  });
  const oidcProviderArn = given?.oidcProviderArn ?? env.ALIBABA_CLOUD_OIDC_PROVIDER_ARN;
  const { oidcToken, oidcTokenFile } =
    given?.oidcToken || given?.oidcTokenFile
      ? given
      : { oidcToken: env.ALIBABA_CLOUD_OIDC_TOKEN, oidcTokenFile: env.ALIBABA_CLOUD_OIDC_TOKEN_FILE };
  if (role && oidcProviderArn && (oidcToken || oidcTokenFile))
    return { ...role, oidcProviderArn, oidcToken, oidcTokenFile };
  if (!given) return undefined;
  throw new Error(
    `The configuration key ${settings.key("assumeRoleWithOidc")} needs oidcProviderArn, roleArn, and oidcToken or ` +
      `oidcTokenFile. What it does not set is read from the environment: ${OIDC_VARIABLES}.`,
  );
}
