import type { Transport } from "../rpc/connection";
import { proxiesFrom } from "./proxies";
import type { Settings } from "./settings";

const DEFAULT_TIMEOUT_MS = 30_000;

/** How calls are made, according to the settings. As in @pulumi/alicloud, timeouts are in ms. */
export function transportFrom(settings: Settings): Transport {
  const protocol = settings.text("protocol")?.toUpperCase() ?? "HTTPS";
  if (protocol !== "HTTP" && protocol !== "HTTPS")
    throw new Error(`The configuration key ${settings.key("protocol")} must be HTTP or HTTPS.`);
  const SourceIp = settings.text("sourceIp");
  const SecureTransport = settings.text("secureTransport") ?? settings.text("securityTransport");
  return {
    protocol,
    proxies: proxiesFrom(settings.environment),
    connectTimeoutMs: settings.number("clientConnectTimeout") ?? DEFAULT_TIMEOUT_MS,
    readTimeoutMs: settings.number("clientReadTimeout") ?? DEFAULT_TIMEOUT_MS,
    parameters: { ...(SourceIp && { SourceIp }), ...(SecureTransport && { SecureTransport }) },
  };
}
