import type { Config } from "../../provider/account/settings";
import type { Emulator } from "../emulator";

/** The emulator as the endpoint of all products, as the setting `endpoints` has it. */
export const endpointsOf = ({ api }: Emulator) =>
  JSON.stringify([{ cdn: api, dcdn: api, vod: api, esa: api, sts: api }]);

/** The configuration that makes the emulator a stack's account and all its endpoints. */
export function settingsOf(
  emulator: Emulator,
  namespace: "alicloud" | "alicloud-refresh" = "alicloud",
): Record<string, string> {
  return {
    [`${namespace}:accessKey`]: emulator.credentials.accessKeyId,
    [`${namespace}:secretKey`]: emulator.credentials.accessKeySecret,
    [`${namespace}:endpoints`]: endpointsOf(emulator),
  };
}

/** The same as the provider reads it, and more settings of `alicloud:...`. */
export function configOf(emulator: Emulator, more: Record<string, string> = {}): Config {
  const others = Object.entries(more).map(([name, value]) => [`alicloud:${name}`, value]);
  const settings: Record<string, string> = { ...settingsOf(emulator), ...Object.fromEntries(others) };
  return { get: (key) => settings[key] };
}
