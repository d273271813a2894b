import { BlockList, isIP } from "node:net";
import { isLoopback } from "./url";

/**
 * Whether a URL is called without a proxy, by the rules of Go (golang.org/x/net/http/httpproxy, read 2026-11-25): the
 * local machine, and everything in NO_PROXY. This is a comma-separated list of `*`, IP addresses, CIDR blocks, domains
 * including their subdomains, and domains after a dot or `*.` for their subdomains only, each optionally with a port.
 */
export function isWithoutProxy({ protocol, hostname, port }: URL, noProxy: string): boolean {
  if (isLoopback(hostname)) return true;
  const host = hostname.replace(/^\[|\]$/g, "");
  const portOf = port || (protocol === "https:" ? "443" : "80");
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((rule) => {
      const [, name = rule, only] = isIP(rule) ? [] : (/^(.*?)(?::(\d+))?$/.exec(rule) ?? []);
      return (only === undefined || only === portOf) && isNamed(host, name.replace(/^\[|\]$/g, ""));
    });
}

function isNamed(host: string, name: string): boolean {
  if (name === "*") return true;
  const [address = "", prefix] = name.split("/");
  if (isIP(address)) return isIP(address) === isIP(host) && isInBlock(host, address, prefix);
  const suffix = name.replace(/^\*?\./, "");
  return host.endsWith(`.${suffix}`) || host === name;
}

function isInBlock(host: string, address: string, prefix: string | undefined): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const bits = Number(prefix ?? (family === "ipv6" ? 128 : 32));
  if (!(bits >= 0 && bits <= (family === "ipv6" ? 128 : 32))) return false;
  const block = new BlockList();
  block.addSubnet(address, bits, family);
  return block.check(host, family);
}
