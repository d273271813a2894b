import { isIP } from "node:net";
import type { Account } from "../account";
import type { Service } from "../services/service";

/** The base URL of a service's API: the configured endpoint, or the vendor's. Plain http only on this machine itself. */
export function endpointOf(service: Service, account: Account): string {
  const host = account.endpoints[service.product] ?? service.endpoint(account.region);
  const url = URL.parse(host.includes("://") ? host : `https://${host}`);
  if (!url)
    throw new Error(`The endpoint of ${service.product} must be a host or a URL, such as cdn.aliyuncs.com.`);
  if (url.protocol !== "https:" && !isLoopback(url.hostname)) {
    throw new Error(
      `The endpoint of ${service.product} must use https: it would send signed calls in plain text.`,
    );
  }
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || (isIP(hostname) === 4 && hostname.startsWith("127."))
  );
}
