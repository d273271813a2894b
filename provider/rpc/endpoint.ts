import { isIP } from "node:net";
import type { Account } from "../account/account";
import type { Service } from "../services/service";
import type { Protocol } from "./connection";

/** The base URL of a service's API: the configured endpoint, or the vendor's. */
export function endpointOf(service: Service, { endpoints, region, transport }: Account): string {
  const host = endpoints[service.product] ?? service.endpoint(region);
  return endpointUrl(service.product, host, transport.protocol);
}

/**
 * The base URL for a host, which may name its own scheme. Plain http only where the protocol says so, and on this
 * machine itself.
 */
export function endpointUrl(name: string, host: string, protocol: Protocol): string {
  const url = parseUrl(host.includes("://") ? host : `${protocol.toLowerCase()}://${host}`);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`The endpoint of ${name} must be a host or a URL, such as ${name}.aliyuncs.com.`);
  if (url.protocol === "http:" && protocol === "HTTPS" && !isLoopback(url.hostname)) {
    throw new Error(
      `The endpoint of ${name} must use https: http would send signed calls in plain text. ` +
        "The configuration key alicloud:protocol allows that, but for sts.",
    );
  }
  return url.origin;
}

/** As URL.parse, which Node 22.0 has not. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || (isIP(hostname) === 4 && hostname.startsWith("127."))
  );
}
