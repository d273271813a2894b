import type { Emulator } from "../emulator";

/** The environment that makes the emulator the endpoint of all products. */
export const endpointEnv = ({ api }: Emulator): Record<string, string> => ({
  CDN_ENDPOINT: api,
  DCDN_ENDPOINT: api,
  VOD_ENDPOINT: api,
  ESA_ENDPOINT: api,
});

/** The same, and the emulator's keys. */
export const accountEnv = (emulator: Emulator): Record<string, string> => ({
  ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
  ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
  ...endpointEnv(emulator),
});
