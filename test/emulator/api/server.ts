import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../clock";
import { listenOn } from "../listening";
import { isControl } from "./control";
import type { HttpResponse, Takeover } from "./protocol/response";

/** 1,000 URLs in a query make a request line of 47 KB; Node's default limit is 16 KiB. */
const MAX_HEADER_BYTES = 128 * 1024;

/** Timeouts of half a minute for a request and a minute for an idle connection. A missing Host is handled elsewhere. */
const LIMITS = {
  maxHeaderSize: MAX_HEADER_BYTES,
  requestTimeout: 30_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 60_000,
  requireHostHeader: false,
};

/** The handlers of the vendor's API and of the control API. */
interface Handlers {
  readonly vendor: (message: IncomingMessage) => Promise<HttpResponse | "hang" | "reset">;
  readonly control: (message: IncomingMessage) => Promise<HttpResponse | Takeover>;
}

export interface ApiServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on `host`:`port` (0: any free port) until it is closed. */
export async function startServer(
  handlers: Handlers,
  clock: Clock,
  host: string,
  port: number,
): Promise<ApiServer> {
  const server = createServer(LIMITS, (message, response) => {
    void respond(message, response, handlers, clock);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("clientError", refuse);
  server.on("connect", (_message, socket: Socket) => refuse(undefined, socket));
  server.on("checkExpectation", (message, response) => void respond(message, response, handlers, clock));
  return {
    url: await listenOn(server, host, port),
    close: () => close(server, sockets),
  };
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  handlers: Handlers,
  clock: Clock,
): Promise<void> {
  message.on("error", () => response.destroy());
  const delivery = await (isControl(message) ? handlers.control(message) : handlers.vendor(message));
  if (delivery === "hang") return;
  if (typeof delivery === "function") return delivery(response);
  if (delivery === "reset") message.socket.resetAndDestroy();
  else send(message, response, delivery, clock.now());
}

function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
  now: number,
): void {
  const bytes = Buffer.from(body);
  const date = new Date(now).toUTCString();
  response.writeHead(status, { date, ...headers, "content-length": bytes.length });
  response.end(message.method === "HEAD" ? undefined : bytes);
}

/** Responds to invalid HTTP in the form of the service's errors, and closes the connection. */
function refuse(error: NodeJS.ErrnoException | undefined, socket: Socket): void {
  // What still arrives of a request that is answered is read and dropped: to close now would lose the response.
  if (socket.writableEnded) return;
  if (error?.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status =
    error?.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const body = JSON.stringify({ Code: "InvalidParameter", Message: "The request is not valid HTTP." });
  const headers = `Content-Type: application/json;charset=utf-8\r\nContent-Length: ${body.length}`;
  socket.resume().end(`HTTP/1.1 ${status}\r\nConnection: close\r\n${headers}\r\n\r\n${body}`);
}

/** Sockets that Node's HTTP server no longer tracks, such as those of a CONNECT, would prevent it from closing. */
async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
