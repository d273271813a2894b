import type { Config } from "../../provider/account/settings";
import type { Emulator } from "../emulator";

/** The configuration that makes the emulator a stack's account and all its endpoints. */
export function settingsOf(
  { api, credentials }: Emulator,
  namespace: "alicloud" | "alicloud-refresh" = "alicloud",
): Record<string, string> {
  const endpoints = JSON.stringify([{ cdn: api, dcdn: api, vod: api, esa: api, sts: api }]);
  return {
    [`${namespace}:accessKey`]: credentials.accessKeyId,
    [`${namespace}:secretKey`]: credentials.accessKeySecret,
    [`${namespace}:endpoints`]: endpoints,
  };
}

/** The same as the provider reads it, and more settings of `alicloud:...`. */
export function configOf(emulator: Emulator, more: Record<string, string> = {}): Config {
  const others = Object.entries(more).map(([name, value]) => [`alicloud:${name}`, value]);
  const settings: Record<string, string> = { ...settingsOf(emulator), ...Object.fromEntries(others) };
  return { get: (key) => settings[key] };
}
