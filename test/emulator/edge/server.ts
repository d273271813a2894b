import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOn } from "../listening";
import { EdgeError, type EdgeRequest, type EdgeResponse, field, readBody, textResponse } from "./http";

/**
 * The request header for path and query that are not ASCII, which Node's parser would reject: percent-encoded once for
 * transport.
 */
export const TARGET_HEADER = "x-edge-target";

/** A running HTTP server. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

export async function listen(
  respond: (request: EdgeRequest) => Promise<EdgeResponse>,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createServer(async (message, response) => {
    try {
      send(response, await respond(await readRequest(message)));
    } catch (error) {
      send(response, errorResponse(error));
    }
  });
  return {
    url: await listenOn(server, host, port),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(message: IncomingMessage): Promise<EdgeRequest> {
  const { method = "GET", headers, url = "/" } = message;
  const target = decoded(field(headers, TARGET_HEADER)) ?? url;
  const host = headers.host ?? "";
  const scheme = field(headers, "x-forwarded-proto") === "https" ? "https" : "http";
  const text = `${scheme}://${host}${target}`;
  if (!target.startsWith("/") || !/^[\w.-]+(:\d+)?$/.test(host) || !URL.canParse(text)) {
    throw new EdgeError(400, "Expected a Host header that names the site and a path that starts with /.");
  }
  const body = await readBody(
    message,
    new EdgeError(413, "The request's body is larger than the edge takes."),
  );
  return { method, url: new URL(text), target, headers, body };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    throw new EdgeError(400, `${TARGET_HEADER}: expected what encodeURIComponent makes of path and query.`);
  }
}

function send(response: ServerResponse, { status, headers, body }: EdgeResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  const bodiless = status === 204 || status === 304;
  if (!bodiless) response.setHeader("content-length", body.length);
  response.writeHead(status).end(bodiless ? undefined : body);
}

function errorResponse(error: unknown): EdgeResponse {
  if (error instanceof EdgeError) return textResponse(error.status, error.message);
  return textResponse(500, `The edge failed: ${error instanceof Error ? error.message : String(error)}`);
}
