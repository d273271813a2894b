import { isIPv6 } from "node:net";

/** Where to connect instead of a URL's own host. What is not given is taken from the URL. */
export interface NodeAddress {
  readonly protocol?: "http:" | "https:";
  /** A host name, or an IP address without brackets. */
  readonly host: string;
  readonly port?: number;
}

const ADDRESS = /^(?:(https?):\/\/)?(?:\[([\da-f:.]+)\]|([a-z\d._-]+))(?::(\d{1,5}))?\/?$/i;

/**
 * Parses `203.0.113.7`, `203.0.113.7:443`, `[2001:db8::1]:443`, `http://127.0.0.1:4011`. Undefined for anything else.
 */
export function nodeAddress(text: string): NodeAddress | undefined {
  if (isIPv6(text)) return { host: text };
  const [match, scheme, ipv6, name, port] = ADDRESS.exec(text) ?? [];
  const host = ipv6 ?? name;
  if (match === undefined || host === undefined || Number(port ?? 0) > 65_535) return undefined;
  // This rejects what only looks like an address, such as 203.0.113.700.
  if (!URL.canParse(`http://${ipv6 ? `[${ipv6}]` : name}/`)) return undefined;
  return {
    ...(scheme && { protocol: `${scheme.toLowerCase()}:` as "http:" | "https:" }),
    host,
    ...(port && { port: Number(port) }),
  };
}
