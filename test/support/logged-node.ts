import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A visit, as received. */
interface LoggedVisit {
  readonly method: string;
  /** With the name of the host. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** An address in front of a node of an emulated edge, which logs its requests. */
export async function loggedNode(address: string) {
  const visits: LoggedVisit[] = [];
  const { hostname, port } = new URL(address);
  const server = createServer((incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    visits.push({ method, url: `${headers.host}${url}`, headers });
    // The sites are visited by https, as behind TLS.
    const sent = { ...headers, "x-forwarded-proto": "https" };
    const forwarded = request(
      { hostname, port, method, path: url, headers: sent, agent: false },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(outgoing);
      },
    );
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    /** Connections that are open now. */
    connections: () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    [Symbol.dispose]: () => void server.close().closeAllConnections(),
  };
}

export type LoggedNode = Awaited<ReturnType<typeof loggedNode>>;
