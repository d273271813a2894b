import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Clock } from "../effects/clock";
import { ApiError } from "../rpc/api-error";
import type { Endpoint, Keys, Transport } from "../rpc/connection";
import { text, understood } from "../rpc/response";
import { hide } from "../secrets/redact";
import { type KeySource, keySource, NoKeys } from "./keys";
import type { OidcRole } from "./oidc-role";
import { renewing, type TemporaryKeys } from "./renewing";
import type { Role } from "./role";

/** How the Security Token Service (API 2015-04-01) is called. */
export interface Sts {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
}

/** The keys of a role that is assumed with the keys of another source. */
export function assumedRole(sts: Sts, base: KeySource, role: Role): KeySource {
  const obtain = async (clock: Clock) => {
    const { externalId: ExternalId } = role;
    return temporaryKeys(
      sts,
      clock,
      "AssumeRole",
      role,
      { ...(ExternalId && { ExternalId }) },
      await base.get(clock),
    );
  };
  return keySource(`${base.name}, as the role ${role.roleArn}`, renewing(obtain));
}

/** The keys of a role that is assumed with an OIDC token. */
export function oidcRole(sts: Sts, role: OidcRole): KeySource {
  const obtain = async (clock: Clock) => {
    const { oidcProviderArn: OIDCProviderArn } = role;
    const OIDCToken = role.oidcToken ?? (await tokenIn(role.oidcTokenFile ?? ""));
    hide(OIDCToken);
    return temporaryKeys(sts, clock, "AssumeRoleWithOIDC", role, { OIDCProviderArn, OIDCToken });
  };
  return keySource(`an OIDC token, as the role ${role.roleArn}`, renewing(obtain));
}

async function tokenIn(file: string): Promise<string> {
  const token = await readFile(file, "utf8").catch(({ code }) => {
    throw new NoKeys("assumeRoleWithOidc", `the token's file ${file} cannot be read (${code})`);
  });
  return token.trim();
}

async function temporaryKeys(
  { endpoint, transport }: Sts,
  clock: Clock,
  action: string,
  { roleArn: RoleArn, sessionName: RoleSessionName, seconds, policy: Policy }: Role,
  others: Record<string, string>,
  keys?: Keys,
): Promise<TemporaryKeys> {
  // Loaded lazily, since plain keys need no call.
  const { connect } = await import("../rpc/connection.js");
  const { apiErrorFrom } = await import("../rpc/api-error-from.js");
  const connection = connect(endpoint, "2015-04-01", transport);
  const start = clock.now();
  const DurationSeconds = String(seconds);
  try {
    const parameters = { RoleArn, RoleSessionName, DurationSeconds, ...(Policy && { Policy }), ...others };
    const received = await connection.request(action, parameters, keys);
    const { Credentials } = understood(action, response, received, { maybeAccepted: false });
    // The expiry by the local clock, from which the service's may differ.
    return { ...Credentials, end: start + seconds * 1_000 };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw apiErrorFrom(action, error, transport, {
      permission: `sts:${action} on ${RoleArn}`,
      endpoint: connection.where,
      maybeAccepted: false,
    });
  } finally {
    connection.close();
  }
}

const given = text.pipe(z.string().min(1));

const response = z.object({
  Credentials: z
    .object({ AccessKeyId: given, AccessKeySecret: given, SecurityToken: given })
    .transform(({ AccessKeyId, AccessKeySecret, SecurityToken }) => ({
      accessKeyId: AccessKeyId,
      accessKeySecret: AccessKeySecret,
      securityToken: SecurityToken,
    })),
});
