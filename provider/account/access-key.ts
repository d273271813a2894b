import { fixedKeys, type KeySource } from "./keys";
import { isKey, type Settings } from "./settings";

/** The access key of the configuration or the environment. Undefined unless both the id and the secret are set. */
export function accessKey(settings: Settings): KeySource | undefined {
  const [id, secret] = [settings.find("accessKey"), settings.find("secretKey")];
  if (!id || !secret) return undefined;
  const token = settings.find("securityToken");
  // A security token belongs to one key: do not combine that of the environment with a key of the configuration.
  const belongs = token && isKey(token.from) === isKey(secret.from);
  const name = isKey(id.from)
    ? `the configuration or the Provider (${id.from})`
    : `the environment (${id.from})`;
  return fixedKeys(name, {
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    securityToken: belongs ? token.value : undefined,
  });
}
