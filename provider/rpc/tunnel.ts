import { EventEmitter } from "node:events";
import type { ClientRequest, ClientRequestArgs } from "node:http";
import type { Socket } from "node:net";
import type { ProxyServer } from "./proxy";

/** A proxy's answer in the place of a tunnel. */
export class ProxyRefused extends Error {
  constructor(
    { url, from }: ProxyServer,
    host: string,
    /** The HTTP status; NaN where it was no answer of HTTP. */
    readonly status: number,
  ) {
    super(`The proxy ${url} (${from}) answered ${status || "without an HTTP status"} for ${host}`);
  }
}

/** A connection to a host through a proxy, by the method CONNECT. */
export async function tunnel(
  { host, port }: ClientRequestArgs,
  proxy: ProxyServer,
  options: { readonly signal: AbortSignal; readonly autoSelectFamilyAttemptTimeout: number },
): Promise<Socket> {
  // Loaded here, since most machines have no proxy.
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  // The library prints the proxy's URL with DEBUG=*, but not its headers: user name and password go in there.
  const headers = proxy.authorization ? { "Proxy-Authorization": proxy.authorization } : {};
  const agent = new HttpsProxyAgent(proxy.url, { ...options, headers });
  // It tells the request what the proxy answered, and waits for the request to take the connection.
  const request = new EventEmitter() as ClientRequest;
  let status = Number.NaN;
  request.once("proxyConnect", ({ statusCode }) => {
    status = statusCode;
  });
  const target = { host: String(host), port: Number(port) };
  const socket = await agent.connect(request, { ...target, secureEndpoint: false });
  if (status !== 200) {
    socket.destroy();
    throw new ProxyRefused(proxy, `${host}:${port}`, status);
  }
  request.emit("socket", socket);
  return socket;
}
