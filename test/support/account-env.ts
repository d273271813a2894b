import type { Emulator } from "../emulator";

/** The environment that makes the emulator the account and its endpoints. */
export function accountEnv({ api, credentials }: Emulator): Record<string, string> {
  return {
    ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
    CDN_ENDPOINT: api,
    DCDN_ENDPOINT: api,
    VOD_ENDPOINT: api,
    ESA_ENDPOINT: api,
  };
}
