import type { Config } from "../../provider/account/settings";
import type { Emulator } from "../emulator";

/** A stack's configuration with the emulator as its account and endpoint, and more settings of `alicloud:...`. */
export function configOf(emulator: Emulator, more: Record<string, string> = {}): Config {
  const { accessKeyId: accessKey, accessKeySecret: secretKey } = emulator.credentials;
  const { api } = emulator;
  const endpoints = JSON.stringify([{ cdn: api, dcdn: api, vod: api, esa: api, sts: api }]);
  const settings: Record<string, string> = { accessKey, secretKey, endpoints, ...more };
  return { get: (key) => settings[key.replace("alicloud:", "")] };
}
