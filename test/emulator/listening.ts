import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** By default a server is reachable only from this machine. */
export const LOCAL_HOST = "127.0.0.1";

/** Addresses that stand for all addresses of the machine. Its own programs use the local one. */
const ALL = ["0.0.0.0", "::"];

/** Starts listening, and returns the URL for programs on this machine. Throws if that fails. */
export async function listenOn(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const reachable = ALL.includes(host) ? LOCAL_HOST : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${actual}`;
}
