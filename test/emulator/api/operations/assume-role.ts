import { randomBytes } from "node:crypto";
import { documented } from "../protocol/errors";
import { type Call, type Operation, optional, type Result, required, type Services } from "./operation";

const NO_LIMIT = () => Number.POSITIVE_INFINITY;

/** Returns a temporary key of the caller's account. Any role can be assumed; policies are ignored. */
export const assumeRole: Operation = {
  service: "sts",
  action: "AssumeRole",
  submits: false,
  callsPerSecond: NO_LIMIT,
  run: assume,
};

/** As AssumeRole, for a caller with an OIDC token instead of a key. Any token is accepted. */
export const assumeRoleWithOidc: Operation = {
  service: "sts",
  action: "AssumeRoleWithOIDC",
  submits: false,
  anonymous: true,
  callsPerSecond: NO_LIMIT,
  run(call, services) {
    required(call, "OIDCProviderArn");
    required(call, "OIDCToken");
    return assume(call, services);
  },
};

function assume(call: Call, { keys, clock }: Services): Result {
  const roleArn = required(call, "RoleArn");
  const session = required(call, "RoleSessionName");
  const seconds = optional(call, "DurationSeconds") ?? "3600";
  const [, account, role] = /^acs:ram::(\d+):role\/([\w.-]+)$/.exec(roleArn) ?? [];
  if (account === undefined) throw documented("InvalidParameter.RoleArn");
  if (!/^[\w.@-]{2,64}$/.test(session)) throw documented("InvalidParameter.RoleSessionName");
  if (!/^\d{1,6}$/.test(seconds) || Number(seconds) < 900 || Number(seconds) > 43_200) {
    throw documented("InvalidParameter.DurationSeconds");
  }
  const expiresAt = Math.floor(clock.now() / 1000 + Number(seconds)) * 1000;
  const key = {
    accessKeyId: `STS.${randomBytes(12).toString("hex")}`,
    accessKeySecret: randomBytes(20).toString("hex"),
    securityToken: randomBytes(60).toString("base64"),
  };
  keys.addTemporary({ ...key, expiresAt, account: call.account });
  return {
    body: {
      AssumedRoleUser: {
        Arn: `acs:ram::${account}:role/${role}/${session}`,
        AssumedRoleId: `300000000000000000:${session}`,
      },
      Credentials: {
        AccessKeyId: key.accessKeyId,
        AccessKeySecret: key.accessKeySecret,
        SecurityToken: key.securityToken,
        Expiration: new Date(expiresAt).toISOString().replace(".000", ""),
      },
    },
  };
}
