import { fixedKeys, type KeySource } from "./keys";
import { isKey, type Settings } from "./settings";

/** The access key of the configuration or of the environment; undefined unless both its halves are there. */
export function accessKey(settings: Settings): KeySource | undefined {
  const [id, secret] = [settings.find("accessKey"), settings.find("secretKey")];
  if (!id || !secret) return undefined;
  const token = settings.find("securityToken");
  // A token belongs to one key: that of the environment does not go with a key of the configuration.
  const belongs = token && isKey(token.from) === isKey(secret.from);
  const name = isKey(secret.from)
    ? `the configuration or the Provider (${id.from})`
    : `the environment (${id.from})`;
  return fixedKeys(name, {
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    securityToken: belongs ? token.value : undefined,
  });
}
