import { z } from "zod";
import { jsonSetting, text } from "./json-setting";
import type { Settings } from "./settings";

/** A RAM role to assume. */
export interface Role {
  readonly roleArn: string;
  readonly sessionName: string;
  /** How long one set of temporary keys is valid. */
  readonly seconds: number;
  readonly policy: string | undefined;
  readonly externalId: string | undefined;
}

/** In seconds, with the bounds of AssumeRole (help page AssumeRole, read 2026-11-20). */
export const sessionExpiration = z.coerce
  .number({ error: "must be a number of seconds" })
  .min(900, { error: "must be at least 900" })
  .max(43_200, { error: "must be at most 43200" })
  .optional();

/** As the argument `assumeRole` of @pulumi/alicloud. */
const assumeRole = z.strictObject({
  roleArn: text.optional(),
  sessionName: text.optional(),
  policy: text.optional(),
  externalId: text.optional(),
  sessionExpiration,
});

/** The role of `alicloud:assumeRole`. Undefined without an ARN, there or in the environment, as in @pulumi/alicloud. */
export function roleOf(settings: Settings): Role | undefined {
  const given = jsonSetting(settings, "assumeRole", assumeRole, '{"roleArn": "acs:ram::123:role/name"}');
  if (!given) return undefined;
  const env = settings.environment;
  const roleArn = given.roleArn ?? env.ALICLOUD_ASSUME_ROLE_ARN ?? env.ALIBABA_CLOUD_ROLE_ARN;
  return roleFrom(roleArn, {
    ...given,
    sessionName:
      given.sessionName ?? env.ALICLOUD_ASSUME_ROLE_SESSION_NAME ?? env.ALIBABA_CLOUD_ROLE_SESSION_NAME,
    seconds: given.sessionExpiration ?? secondsIn(env),
  });
}

const SECONDS = "ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION";

function secondsIn({ [SECONDS]: value }: NodeJS.ProcessEnv): number | undefined {
  const { data, error } = sessionExpiration.safeParse(value?.trim() || undefined);
  if (error) throw new Error(`The environment variable ${SECONDS} ${error.issues[0]?.message}.`);
  return data;
}

/** A role with defaults: 3,600 seconds is also the service's default. */
export function roleFrom(
  roleArn: string | undefined,
  given: { [K in keyof Role]?: Role[K] | undefined },
): Role | undefined {
  if (!roleArn) return undefined;
  return {
    roleArn,
    sessionName: given.sessionName || "pulumi-alicloud-refresh",
    seconds: given.seconds || 3_600,
    policy: given.policy,
    externalId: given.externalId,
  };
}
