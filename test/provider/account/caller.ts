import { type Account, accountFrom } from "../../../provider/account/account";
import { withSession } from "../../../provider/calls/session";
import { cdn } from "../../../provider/services/cdn";
import type { AccountOptions, Emulator } from "../../emulator";
import { clockOf } from "../../support/in-process";

export const TOKEN = "a-security-token-of-some-length";
export const ROLE = "acs:ram::1234567890123456:role/deploy";

/** An access key that the emulator is to know, by a short name; `sts...` needs the token. */
export function keyOf(name: string): AccountOptions {
  const key = { accessKeyId: `${name}-access-key-id`, accessKeySecret: `${name}-access-key-secret` };
  return name.startsWith("sts") ? { ...key, securityToken: TOKEN } : key;
}

/** The account of a configuration (objects as JSON) and an environment, with the emulator as its endpoint. */
export function accountAt(
  { api }: Emulator,
  settings: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = {},
): Account {
  const all: Record<string, unknown> = { endpoints: [{ cdn: api, sts: api }], ...settings };
  const get = (key: string) => {
    const value = all[key.replace("alicloud:", "")];
    return typeof value === "string" || value === undefined ? value : JSON.stringify(value);
  };
  return accountFrom({ get }, environment);
}

/** Makes a call with the account, and returns the short name of the key with which it was signed. */
export async function callerOf(
  emulator: Emulator,
  settings: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = {},
): Promise<string | undefined> {
  const account = accountAt(emulator, settings, environment);
  await withSession(cdn, account, clockOf(emulator), ({ call }) => call("DescribeRefreshQuota", {}));
  return emulator.calls().at(-1)?.accessKeyId.replace("-access-key-id", "");
}
