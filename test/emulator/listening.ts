import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Whom a server serves unless told otherwise: this machine's own programs. */
export const LOCAL_HOST = "127.0.0.1";

/** Addresses that stand for all of the machine's; its own programs reach it at the local one. */
const ALL = ["0.0.0.0", "::"];

/** Starts listening, and answers the URL where this machine's programs reach the server. Throws when it cannot. */
export async function listenOn(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const reachable = ALL.includes(host) ? LOCAL_HOST : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${actual}`;
}
