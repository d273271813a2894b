import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { joined, type LocalServer, local } from "./tls";

/** A proxy on 127.0.0.1. To it, every host is this machine. */
export interface TestProxy extends LocalServer {
  /** The requests that it received, oldest first: `CONNECT cdn.aliyuncs.com:443`, and the header for its user. */
  readonly asked: { readonly what: string; readonly authorization: string | undefined }[];
}

/** A proxy that opens tunnels with the method CONNECT, or sends this response instead. */
export async function startProxy(response?: string): Promise<TestProxy> {
  const asked: TestProxy["asked"] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push({ what: `${method} ${url}`, authorization: headers["proxy-authorization"] });
    response.writeHead(400).end();
  });
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    asked.push({ what: `CONNECT ${url}`, authorization: headers["proxy-authorization"] });
    if (response) {
      client.end(response);
      return;
    }
    const host = connect(Number(url.split(":").at(-1)), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      joined(client, host);
    });
    host.on("error", () => client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>no route</html>"));
  });
  return { ...(await local(server)), asked };
}
