import type { Endpoint, Protocol, Transport } from "../rpc/connection";
import type { Setting } from "../rpc/setting";
import { isLoopback, parseUrl } from "../rpc/url";
import type { Service } from "../services/service";
import type { Endpoints } from "./endpoints";

/** The settings of an account that determine its endpoints. */
interface Callable {
  readonly endpoints: Endpoints;
  readonly region: Setting | undefined;
  readonly transport: Transport;
}

/** The configured endpoint of a service, or the vendor's for the configured region. */
export function endpointOf(service: Service, { endpoints, region, transport }: Callable): Endpoint {
  const host = endpoints[service.product] ?? vendorHost(service, region);
  return endpointFrom(service.product, host, transport.protocol);
}

function vendorHost({ endpoint }: Service, region: Setting | undefined): Setting {
  const [usual, value] = [endpoint(undefined), endpoint(region?.value)];
  return { value, from: region && value !== usual ? region.from : "the default" };
}

/**
 * The endpoint at a host, which may include a scheme. Plain http is allowed only if it is the configured protocol, or
 * on the local machine.
 */
export function endpointFrom(name: string, { value: host, from }: Setting, protocol: Protocol): Endpoint {
  const url = parseUrl(host.includes("://") ? host : `${protocol.toLowerCase()}://${host}`);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `The endpoint of ${name} (${from}) must be a host or a URL, such as ${name}.example.com or ` +
        `https://${name}.example.com.`,
    );
  }
  if (url.protocol === "http:" && protocol === "HTTPS" && !isLoopback(url.hostname)) {
    throw new Error(
      `The endpoint of ${name} (${from}) must use https: http would send signed calls in plain text. ` +
        "To allow it, except for sts, set protocol to HTTP.",
    );
  }
  return { url: url.origin, from };
}
