import { EventEmitter } from "node:events";
import type { ClientRequest, ClientRequestArgs } from "node:http";
import type { Socket } from "node:net";
import type { ProxyServer } from "./proxy";

/** A proxy that did not open a tunnel. */
export class ProxyRefused extends Error {
  constructor(
    { url, from }: ProxyServer,
    host: string,
    /** The HTTP status; NaN if the response was not HTTP. */
    readonly status: number,
  ) {
    super(`The proxy ${url} (${from}) returned ${status || "no HTTP status"} for ${host}`);
  }
}

/** Connects to a host through a proxy, with the method CONNECT. */
export async function tunnel(
  { host, port }: ClientRequestArgs,
  proxy: ProxyServer,
  options: { readonly signal: AbortSignal; readonly autoSelectFamilyAttemptTimeout: number },
): Promise<Socket> {
  // Loaded lazily, since most machines have no proxy.
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  // User name and password are in a header, since with DEBUG=* the library prints the proxy's URL.
  const headers = proxy.authorization ? { "Proxy-Authorization": proxy.authorization } : {};
  const agent = new HttpsProxyAgent(proxy.url, { ...options, headers });
  // The library emits the proxy's response on the request, and waits until the request takes the socket.
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
