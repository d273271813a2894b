import { isIP } from "node:net";
import type { Account } from "../account/account";
import type { Setting } from "../account/settings";
import type { Service } from "../services/service";
import type { Protocol } from "./connection";

/** Where a service's API is. */
export interface Endpoint {
  /** The base URL, without a path. */
  readonly url: string;
  /** The setting that it comes from, for messages: `alicloud:endpoints`. */
  readonly from: string;
}

/** The configured endpoint, or the vendor's for the configured region. */
export function endpointOf(service: Service, { endpoints, region, transport }: Account): Endpoint {
  const host = endpoints[service.product] ?? vendorHost(service, region);
  return endpointFrom(service.product, host, transport.protocol);
}

function vendorHost({ endpoint }: Service, region: Setting | undefined): Setting {
  const [usual, value] = [endpoint(undefined), endpoint(region?.value)];
  return { value, from: region && value !== usual ? region.from : "the default" };
}

/**
 * The endpoint at a host, which may name its own scheme. Plain http only where the protocol says so, and on this
 * machine itself.
 */
export function endpointFrom(name: string, { value: host, from }: Setting, protocol: Protocol): Endpoint {
  const url = parseUrl(host.includes("://") ? host : `${protocol.toLowerCase()}://${host}`);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `The endpoint of ${name} (${from}) must be a host or a URL, such as ${name}.aliyuncs.com.`,
    );
  }
  if (url.protocol === "http:" && protocol === "HTTPS" && !isLoopback(url.hostname)) {
    throw new Error(
      `The endpoint of ${name} (${from}) must use https: http would send signed calls in plain text. ` +
        "The configuration key alicloud:protocol allows that, but for sts.",
    );
  }
  return { url: url.origin, from };
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
